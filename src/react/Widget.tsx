import { type ReactElement, useSyncExternalStore } from 'react';
import type { FaceVerificationOptions } from '../options/options.js';
import type { FaceVerificationHandle } from '../session/connectFlow.js';
import { type Appearance, FaceVerificationView } from './FaceVerificationView.js';
import { TraceContext } from './traceContext.js';

interface WidgetProps {
  readonly verification: FaceVerificationHandle;
  /** Those that the verification was made with: a change of them would be shown and not done. */
  readonly options: FaceVerificationOptions;
  readonly appearance: Appearance;
}

/** The screens of a verification that somebody else starts and stops. */
export function Widget({ verification, options, appearance }: WidgetProps): ReactElement {
  const { getState, subscribe, send, getTrace } = verification;
  const state = useSyncExternalStore(subscribe, getState, getState);
  return (
    <TraceContext.Provider value={getTrace}>
      <FaceVerificationView
        state={state}
        send={send}
        options={{ ...options, ...pickAppearance(appearance) }}
      />
    </TraceContext.Provider>
  );
}

function pickAppearance({ locale, messages, theme, accent, textSize, slots }: Appearance): Appearance {
  return {
    ...(locale && { locale }),
    ...(messages && { messages }),
    ...(theme && { theme }),
    ...(accent && { accent }),
    ...(textSize && { textSize }),
    ...(slots && { slots }),
  };
}
