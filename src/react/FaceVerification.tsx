import { type FocusEvent, type ReactElement, useEffect, useRef } from 'react';
import type { FaceVerificationOptions } from '../options.js';
import { CaptureContext, type CaptureMemory } from './camera/captureContext.js';
import { useCameraOffer } from './camera/useCameraOffer.js';
import {
  type Locale,
  type MessageOverrides,
  MessagesContext,
  useLoadedMessages,
} from './messages/useMessages.js';
import { InUseContext } from './parts/Screen.js';
import { Stages } from './parts/Stages.js';
import { FlowScreen, loadScreens } from './screens/FlowScreen.js';
import { useFaceVerification } from './useFaceVerification.js';

export type FaceVerificationProps = FaceVerificationOptions & {
  /** Default: `zh-CN`. */
  readonly locale?: Locale;
  /** Own words in place of the widget's, key by key. */
  readonly messages?: MessageOverrides;
  /** Default: `auto`, as the system has it. */
  readonly theme?: 'light' | 'dark' | 'auto';
};

/**
 * The whole verification, from consent to result. Wants the styles once: `face-verification-flow/styles.css`.
 * @throws FaceVerificationError `invalid_options` while rendering, with a sentence for each mistake
 */
export function FaceVerification(props: FaceVerificationProps): ReactElement {
  const { locale = 'zh-CN', messages: overrides, theme = 'auto' } = props;
  const { type } = props;
  const { state, send } = useFaceVerification(props);
  useEffect(() => loadScreens(type), [type]);
  const messages = useLoadedMessages(locale, overrides);
  const inUse = useRef(false);
  const memory = useRef<CaptureMemory>({ refusals: 0, tookPhoto: false });
  const offer = useCameraOffer(props.type === 'match' ? props.photo?.camera : false);
  // Safari does not focus a tapped button, hence the click; a button that vanishes gives no relatedTarget.
  const use = () => {
    inUse.current = true;
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) inUse.current = false;
  };

  return (
    <section
      className="fv-root"
      data-step={state.step}
      data-theme={theme}
      lang={locale}
      onFocusCapture={use}
      onClickCapture={use}
      onBlurCapture={leave}
    >
      {messages && (
        <MessagesContext.Provider value={messages}>
          <InUseContext.Provider value={inUse}>
            <Stages
              step={state.step}
              type={props.type}
              consent={props.consent !== false}
              given={props.photo?.given !== undefined}
            />
            <CaptureContext.Provider value={{ offer, memory }}>
              <FlowScreen key={state.step} state={state} send={send} options={props} />
            </CaptureContext.Provider>
          </InUseContext.Provider>
        </MessagesContext.Provider>
      )}
    </section>
  );
}
