import 'lib-flexible';
import 'face-verification-flow/styles.css';
import './host.css';
import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(document.querySelector('.face-check')).render(
  createElement(FaceVerification, {
    type: 'match',
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => 'token' },
    handoff: redirectHandoff({ loginUrl: '/face-sdk.html' }),
  }),
);
