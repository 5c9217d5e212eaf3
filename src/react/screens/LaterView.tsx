import { type ComponentType, type ReactElement, useContext } from 'react';
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { type Later, useLater } from '../later.js';
import { loadMessagesAgain, MessagesContext, useFirstMessages } from '../messages/useMessages.js';

interface LaterViewProps<Props> {
  readonly view: Later<ComponentType<Props>>;
  readonly props: Props;
  readonly send: (action: FlowAction) => void;
  /** Meanwhile. Default: the place it will take, for a moment at most. */
  readonly waiting?: ReactElement;
}

/** A screen whose code comes after the first one's. */
export function LaterView<Props extends object>({
  view,
  props,
  send,
  waiting = <div className="fv-screen" aria-busy="true" />,
}: LaterViewProps<Props>): ReactElement {
  const loaded = useLater(view);
  const words = useContext(MessagesContext);
  const retry = () => {
    loadMessagesAgain();
    view.load();
  };
  if (loaded === 'failed' || words === 'failed') return <NotLoaded onRetry={retry} send={send} />;
  return loaded && words ? <loaded.part {...props} /> : waiting;
}

interface NotLoadedProps {
  readonly onRetry: () => void;
  readonly send: (action: FlowAction) => void;
}

/** Nothing is lost: the flow stands where it stood. */
function NotLoaded({ onRetry, send }: NotLoadedProps): ReactElement {
  const text = useFirstMessages().notLoaded;
  return (
    <Screen
      title={text.title}
      intro={text.advice}
      actions={
        <>
          <Button onClick={onRetry}>{text.retry}</Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    />
  );
}
