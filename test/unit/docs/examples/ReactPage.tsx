import { FaceVerification, redirectHandoff } from 'face-verification-flow';
import 'face-verification-flow/styles.css';
import type { ReactElement } from 'react';

const handoff = redirectHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login' });

interface ReactPageProps {
  readonly userId: string;
  readonly getToken: () => Promise<string>;
  readonly onPassed: (orderNo: string) => void;
}

export function ReactPage({ userId, getToken, onPassed }: ReactPageProps): ReactElement {
  return (
    <FaceVerification
      type="match"
      userId={userId}
      api={{ baseUrl: '/api', getToken }}
      handoff={handoff}
      // Exactly once per order, by one tab: your server asks for the result itself.
      onComplete={({ orderNo }) => navigator.sendBeacon('/claims/face-check', orderNo)}
      // In every tab whose user has read the result: the way on.
      onClose={({ verdict, orderNo }) => {
        if (verdict === 'passed') onPassed(orderNo);
      }}
      onUseAlternative={() => location.assign('/counter')}
    />
  );
}
