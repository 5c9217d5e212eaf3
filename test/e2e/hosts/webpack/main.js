import 'face-verification-flow/styles.css';
import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const props = {
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

createRoot(document.querySelector('#app')).render(createElement(FaceVerification, props));
