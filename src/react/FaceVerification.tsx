import { type ReactElement, useRef, useSyncExternalStore } from 'react';
import type { FaceVerificationOptions } from '../options/options.js';
import { type Appearance, appearanceNames, FaceVerificationView } from './FaceVerificationView.js';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.js';
import { useVerification } from './useFaceVerification.js';

export type FaceVerificationProps = FaceVerificationOptions & Appearance;

/**
 * Shows the whole verification, from consent to result. Import `face-verification-flow/styles.css` once.
 * @throws FaceVerificationError `invalid_options` while rendering, with a sentence for each error
 */
export function FaceVerification(props: FaceVerificationProps): ReactElement {
  const { verification, options } = useVerification(props, appearanceNames);
  const state = useSyncExternalStore(verification.subscribe, verification.getState, verification.getState);
  const { send, getTrace } = verification;
  const root = useRef<HTMLElement>(null);
  // A server cannot know of an open order, so what it renders keeps its place and is not visible until the page knows.
  useBrowserLayoutEffect(() => root.current?.removeAttribute('data-pending'));
  return (
    <FaceVerificationView
      key={options.userId}
      state={state}
      send={send}
      getTrace={getTrace}
      options={options}
      appearance={props}
      frame={{ ref: root, 'data-pending': '' }}
    />
  );
}
