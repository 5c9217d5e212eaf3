'use client';

import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import { useState } from 'react';

const consent = {
  handler: '和安保险',
  purpose: '理赔申请的身份核验',
  contact: '400-000-0000',
  retention: '核验完成后 30 天内删除',
  withdrawal: '400-000-0000',
};

export function FaceCheck({ loginUrl }: { loginUrl: string }) {
  const [handoff] = useState(() => redirectHandoff({ loginUrl }));
  const [claim, setClaim] = useState('');
  return (
    <>
      <FaceVerification
        type="match"
        userId="me" // the gateway puts the session's user in its place
        api={{ baseUrl: '/api' }}
        handoff={handoff}
        consent={consent}
        onComplete={async ({ verdict, orderNo }) => {
          if (verdict !== 'passed') return;
          const headers = { 'Content-Type': 'application/json' };
          const response = await fetch('/claims', {
            method: 'POST',
            headers,
            body: JSON.stringify({ orderNo }),
          });
          setClaim(await response.text());
        }}
      />
      <p id="claim">{claim}</p>
    </>
  );
}
