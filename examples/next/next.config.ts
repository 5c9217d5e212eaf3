import type { NextConfig } from 'next';

// The mock server plays the face SDK's page as well. In production, the login page is Tencent's.
const mocks = process.env.PARTNER_URL ? [] : ['/face-sdk.html', '/face-sdk.html/end'];

const config: NextConfig = {
  rewrites: async () => mocks.map((source) => ({ source, destination: `http://127.0.0.1:7007${source}` })),
};

export default config;
