import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import 'face-verification-flow/styles.css';

const handoff = redirectHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login' });
const getToken = async () => (await fetch('/session/face-token')).text();

export const FaceCheck = () => (
  <FaceVerification
    type="match"
    userId="user123"
    api={{ baseUrl: '/api', getToken }}
    handoff={handoff}
    onComplete={({ orderNo }) => navigator.sendBeacon('/claims/face-check', orderNo)}
    onClose={({ verdict }) => location.assign(verdict === 'passed' ? '/claims/next' : '/claims/other')}
  />
);
