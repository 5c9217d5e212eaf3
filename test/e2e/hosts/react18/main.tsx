import 'face-verification-flow/styles.css';
import { FaceVerification, type FaceVerificationProps, redirectHandoff } from 'face-verification-flow';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const props: FaceVerificationProps = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: '/api', getToken: () => 'token' },
  handoff: redirectHandoff({ loginUrl: '/face-sdk.html' }),
  // Without them this development build warns.
  consent: {
    handler: '和安保险',
    purpose: '理赔申请的身份核验',
    contact: '400-000-0000',
    retention: '核验完成后 30 天内删除',
    withdrawal: '400-000-0000',
  },
  onComplete: (outcome) => {
    document.title = outcome.verdict;
  },
  onEvent: (event) => {
    if (event.type === 'photo') sessionStorage.setItem('photo', event.path);
  },
};

const place = document.querySelector('#app');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <FaceVerification {...props} />
    </StrictMode>,
  );
}
