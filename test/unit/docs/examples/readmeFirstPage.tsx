import { FaceVerification } from 'face-verification-flow';
import 'face-verification-flow/styles.css';
import { mockHandoff, startMocks } from 'face-verification-flow/mocks';
import { createRoot } from 'react-dom/client';

const { backend } = await startMocks({ baseUrl: '/api' });
const handoff = mockHandoff({ backend });

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <FaceVerification
    type="match"
    userId="user123"
    api={{ baseUrl: '/api', getToken: () => 'any-token' }}
    handoff={handoff}
    onComplete={({ verdict, orderNo }) => console.log(verdict, orderNo)}
    onClose={() => location.reload()}
  />,
);
