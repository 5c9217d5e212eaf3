import type { FaceVerificationProps, Outcome } from 'face-verification-flow';
import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import { createFaceVerification } from 'face-verification-flow/core';
import type { MountOptions } from 'face-verification-flow/embed.js';
import { heicDecoder } from 'face-verification-flow/heic';
import { createMockPartner } from 'face-verification-flow/mocks';
import { startMockServer } from 'face-verification-flow/mocks/server';
import { createElement } from 'react';
import 'face-verification-flow/element';

const props: FaceVerificationProps = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: '/api', getToken: () => 'token' },
  handoff: redirectHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login' }),
  onComplete: ({ verdict, orderNo }: Outcome) => console.log(verdict, orderNo),
};
const element = document.createElement('face-verification');
element.addEventListener('fv-complete', ({ detail }) => console.log(detail.verdict));
element.api = { baseUrl: '/api' };

// @ts-expect-error A user's ID is no number: the types are found, not `any`.
export const wrong: FaceVerificationProps['userId'] = 5;
export const page = createElement(FaceVerification, props);
export type { MountOptions };
export { createFaceVerification, createMockPartner, heicDecoder, startMockServer };
