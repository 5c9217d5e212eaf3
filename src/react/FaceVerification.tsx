import type { ReactElement } from 'react';
import type { FaceVerificationOptions } from '../options.js';
import { type Appearance, FaceVerificationView } from './FaceVerificationView.js';
import { useFaceVerification } from './useFaceVerification.js';

export type FaceVerificationProps = FaceVerificationOptions & Appearance;

/**
 * The whole verification, from consent to result. Wants the styles once: `face-verification-flow/styles.css`.
 * @throws FaceVerificationError `invalid_options` while rendering, with a sentence for each mistake
 */
export function FaceVerification(props: FaceVerificationProps): ReactElement {
  const { state, send } = useFaceVerification(props);
  return <FaceVerificationView state={state} send={send} options={props} />;
}
