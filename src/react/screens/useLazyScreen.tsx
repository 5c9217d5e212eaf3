import type { ReactElement } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { Lazy, LazyState } from '../../shared/lazy.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import type { Messages } from '../messages/messages.js';
import { useLazy } from '../useLazy.js';

interface LazyScreenOptions<Part> {
  /** `undefined` for a screen that is loaded already. */
  readonly screen: Lazy<Part> | undefined;
  /** Texts of the screen. Required, since `undefined` means that they are still loading. */
  readonly texts: LazyState<unknown>;
  /** Shown while the screen loads. @default its empty place */
  readonly waiting?: ReactElement | undefined;
  readonly text: Messages['notLoaded'];
  readonly onRetry?: (() => void) | undefined;
  readonly send: (action: FlowAction) => void;
}

/** Returns the code of a screen, or what to show instead of it while there is none. */
export function useLazyScreen<Part>({
  screen,
  texts,
  waiting = <div className="fv-screen" aria-busy="true" />,
  text,
  onRetry,
  send,
}: LazyScreenOptions<Part>): { readonly part: Part } | { readonly fallback: ReactElement } {
  const state = useLazy(screen);
  const retry = () => {
    onRetry?.();
    void screen?.load();
  };
  if (state === 'failed' || texts === 'failed')
    return { fallback: <NotLoaded text={text} onRetry={retry} send={send} /> };
  return state && texts ? state : { fallback: waiting };
}

interface NotLoadedProps {
  readonly text: Messages['notLoaded'];
  readonly onRetry: () => void;
  readonly send: (action: FlowAction) => void;
}

/** Offers another try. The flow keeps its step and its data. */
function NotLoaded({ text, onRetry, send }: NotLoadedProps): ReactElement {
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
