import { createFaceGateway, redisStore } from 'face-verification-flow/server';
import { Redis } from 'ioredis';
import { readSession } from './session';

const { PARTNER_URL, PARTNER_TOKEN, REDIS_URL } = process.env;

// Not connected before the first request, since a build loads this file as well.
const redis = new Redis(REDIS_URL || 'redis://127.0.0.1:6379', {
  lazyConnect: true,
  maxRetriesPerRequest: 2,
});
redis.on('error', (error) => console.error('redis:', error.message));

export const gateway = createFaceGateway({
  partnerUrl: PARTNER_URL || 'http://127.0.0.1:7007', // without a partner: npx face-verification-flow mock-server
  getPartnerToken: () => PARTNER_TOKEN || 'any-token',
  authorize: (request) => readSession(request.headers.get('cookie')),
  types: ['match'],
  store: redisStore(redis),
  onVerdict: async ({ userId, orderNo, verdict }) => {
    await redis.hset(`verdicts:${userId}`, orderNo, verdict); // your database
  },
  audit: (entry) => console.log(JSON.stringify(entry)),
});
