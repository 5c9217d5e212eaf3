import 'face-verification-flow/styles.css';
import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import { createRoot } from 'react-dom/client';

const handoff = redirectHandoff({ loginUrl: '/face-sdk.html' });
const api = { baseUrl: '/api', getToken: () => 'token' };

createRoot(document.querySelector('#app')).render(
  <FaceVerification
    type="match"
    userId="user123"
    api={api}
    handoff={handoff}
    onComplete={(outcome) => {
      document.title = outcome.verdict;
    }}
    onEvent={(event) => {
      if (event.type === 'photo') sessionStorage.setItem('photo', event.path);
    }}
  />,
);
