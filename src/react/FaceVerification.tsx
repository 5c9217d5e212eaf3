import type { ReactElement } from 'react';
import type { FaceVerificationOptions } from '../options/options.js';
import type { Appearance } from './FaceVerificationView.js';
import { useVerification } from './useFaceVerification.js';
import { Widget } from './Widget.js';

export type FaceVerificationProps = FaceVerificationOptions & Appearance;

/**
 * The whole verification, from consent to result. Wants the styles once: `face-verification-flow/styles.css`.
 * @throws FaceVerificationError `invalid_options` while rendering, with a sentence for each mistake
 */
export function FaceVerification(props: FaceVerificationProps): ReactElement {
  const { verification, options } = useVerification(props);
  return <Widget verification={verification} options={options} appearance={props} />;
}
