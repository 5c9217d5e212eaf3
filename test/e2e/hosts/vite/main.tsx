import 'face-verification-flow/styles.css';
import { FaceVerification, type FaceVerificationProps, redirectHandoff } from 'face-verification-flow';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const props: FaceVerificationProps = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: '/api', getToken: () => 'token' },
  handoff: redirectHandoff({ loginUrl: '/face-sdk.html' }),
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
