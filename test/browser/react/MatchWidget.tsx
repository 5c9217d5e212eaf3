import { type ReactElement, StrictMode } from 'react';
import { FaceVerification, type FaceVerificationProps } from '../../../src/index.js';
import '../../../src/react/styles/styles.css';

const defaults = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: '/nowhere' },
  handoff: { name: 'test', start: () => new Promise<undefined>(() => {}) },
} as const satisfies FaceVerificationProps;

/** A verification by photo that never gets as far as its backend. */
export function MatchWidget(props: Partial<FaceVerificationProps>): ReactElement {
  return (
    <StrictMode>
      {/* TypeScript does not see that parts of a union stay one. */}
      <FaceVerification {...({ ...defaults, ...props } as FaceVerificationProps)} />
    </StrictMode>
  );
}
