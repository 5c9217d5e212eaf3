import { createMockPartner, type MockPartnerOptions } from '../../../../mocks/createMockPartner.js';
import { samplePortrait } from '../../../../mocks/portrait.js';
import { FaceVerification, type FaceVerificationProps } from '../../../../src/index.js';

/** A verification on the mocks, whose photo is the host's to give. */
export function startFlow(
  type: 'match' | 'authmatch',
  options: MockPartnerOptions = {},
): { readonly widget: React.ReactElement; readonly requests: readonly { readonly endpoint: string }[] } {
  const partner = createMockPartner(options);
  const common = {
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => 'token', fetch: partner.fetch },
    handoff: partner.handoff,
    resume: false,
  } as const;
  const props: FaceVerificationProps =
    type === 'match'
      ? { ...common, type, photo: { camera: false, takePhoto: samplePortrait } }
      : { ...common, type };
  return { widget: <FaceVerification {...props} />, requests: partner.requests };
}
