import 'face-verification-flow/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ClaimPage } from './ClaimPage';
import './page.css';

const app = document.querySelector('#app');
if (app) {
  createRoot(app).render(
    <StrictMode>
      <ClaimPage />
    </StrictMode>,
  );
}
