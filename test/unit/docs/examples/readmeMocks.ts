import { startMocks } from 'face-verification-flow/mocks';

await startMocks({ baseUrl: '/api' }); // before the widget mounts
