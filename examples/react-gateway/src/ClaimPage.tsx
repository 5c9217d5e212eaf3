import { FaceVerification, type Outcome, redirectHandoff } from 'face-verification-flow';
import { useState } from 'react';

const api = { baseUrl: '/api' };
// The mocks play the face SDK's page until VITE_LOGIN_URL is https://kyc1.qcloud.com/api/web/login.
const handoff = redirectHandoff({ loginUrl: import.meta.env.VITE_LOGIN_URL ?? '/face-sdk.html' });
const consent = {
  handler: '和安保险',
  purpose: '理赔申请的身份核验',
  contact: '400-000-0000',
  retention: '核验完成后 30 天内删除',
  withdrawal: '400-000-0000',
};

export function ClaimPage() {
  const [answer, setAnswer] = useState('');

  async function claim({ verdict, orderNo }: Outcome) {
    if (verdict !== 'passed') return;
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify({ orderNo });
    const response = await fetch('/claims', { method: 'POST', headers, body });
    setAnswer(await response.text());
  }

  if (answer) return <h1 className="answer">{answer}</h1>;
  return (
    <FaceVerification
      type="match"
      userId="me" // the gateway puts the session's user in its place
      api={api}
      handoff={handoff}
      consent={consent}
      onClose={claim}
      onEvent={(event) => console.debug(event)} // your analytics
    />
  );
}
