'use client';

import { FaceVerification, redirectHandoff } from 'face-verification-flow';

const handoff = redirectHandoff({ loginUrl: '/face-sdk.html' });
const api = { baseUrl: '/api', getToken: () => 'token' };

export function FaceCheck({ userId }) {
  return (
    <FaceVerification
      type="match"
      userId={userId}
      api={api}
      handoff={handoff}
      onComplete={(outcome) => {
        document.title = outcome.verdict;
      }}
      onEvent={(event) => {
        if (event.type === 'photo') sessionStorage.setItem('photo', event.path);
      }}
    />
  );
}
