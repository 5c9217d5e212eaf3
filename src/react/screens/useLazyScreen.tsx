import { type ReactElement, useEffect } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { FaceVerificationError } from '../../shared/errors.js';
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
}: LazyScreenOptions<Part>):
  | { readonly part: Part }
  | { readonly part?: undefined; readonly fallback: ReactElement } {
  const state = useLazy(screen);
  const retry = () => {
    onRetry?.();
    void screen?.load();
  };
  const error = state?.error ?? texts?.error;
  if (error) return { fallback: <NotLoaded error={error} text={text} onRetry={retry} send={send} /> };
  return state?.part && texts ? { part: state.part } : { fallback: waiting };
}

interface NotLoadedProps {
  readonly error: FaceVerificationError;
  readonly text: Messages['notLoaded'];
  readonly onRetry: () => void;
  readonly send: (action: FlowAction) => void;
}

/** Offers another try, and a reload for a page whose files were replaced. The flow keeps its step and its data. */
function NotLoaded({ error, text, onRetry, send }: NotLoadedProps): ReactElement {
  useEffect(() => send({ type: 'REPORT_PART_ERROR', error }), [error, send]);
  return (
    <Screen
      title={text.title}
      intro={text.advice}
      actions={
        <>
          <Button onClick={onRetry}>{text.retry}</Button>
          <Button kind="secondary" onClick={() => location.reload()}>
            {text.reload}
          </Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.leave}
          </Button>
        </>
      }
    />
  );
}
