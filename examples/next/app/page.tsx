import { FaceCheck } from './FaceCheck';

export default function Page() {
  return (
    <FaceCheck
      loginUrl={process.env.PARTNER_URL ? 'https://kyc1.qcloud.com/api/web/login' : '/face-sdk.html'}
    />
  );
}
