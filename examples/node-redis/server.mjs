import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createFaceGateway, redisStore } from 'face-verification-flow/server';
import { Hono } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import { proxy } from 'hono/proxy';
import { Redis } from 'ioredis';

const { PARTNER_URL, PARTNER_TOKEN, PORT = '3000', REDIS_URL = 'redis://127.0.0.1:6379' } = process.env;
// Without a partner, `npx face-verification-flow mock-server` plays it, and the face SDK's page too.
const mocksUrl = process.env.MOCKS_URL || 'http://127.0.0.1:7007';
const isMocked = !PARTNER_URL;
// Sessions of one secret work on every instance. Without one, a restart signs everybody out.
const SESSION_SECRET = process.env.SESSION_SECRET || randomBytes(32).toString('hex');

const redis = new Redis(REDIS_URL, { maxRetriesPerRequest: 2 });
redis.on('error', (error) => console.error('redis:', error.message));

/** Replace it by your token service. The gateway caches the token and calls this again when the partner refuses it. */
async function getPartnerToken() {
  if (isMocked) return 'any-token';
  if (!PARTNER_TOKEN) throw new Error('Set PARTNER_TOKEN.');
  return PARTNER_TOKEN;
}

/**
 * Replace it by your login. Each visitor of the example is a user of their own.
 * @param {import('hono').Context} context
 */
async function findUser(context) {
  const userId = await getSignedCookie(context, SESSION_SECRET, 'session');
  return userId ? { userId } : undefined;
}

/** @type {import('face-verification-flow/server').FaceGateway<import('hono').Context>} */
const gateway = createFaceGateway({
  partnerUrl: PARTNER_URL || mocksUrl,
  getPartnerToken,
  authorize: (_request, context) => findUser(context),
  types: ['match'],
  store: redisStore(redis),
  onVerdict: async ({ userId, orderNo, verdict }) => {
    // Your database, in a statement that a repetition does not change: here one field for each order.
    await redis.hset(`verdicts:${userId}`, orderNo, verdict);
  },
  audit: (entry) => console.log(JSON.stringify(entry)),
});

const app = new Hono();

app.get('/', async (context) => {
  if (!(await findUser(context))) {
    const userId = `user-${randomBytes(8).toString('hex')}`;
    await setSignedCookie(context, 'session', userId, SESSION_SECRET, {
      httpOnly: true,
      sameSite: 'Lax',
      secure: new URL(context.req.url).protocol === 'https:',
    });
  }
  const page = await readFile(new URL('index.html', import.meta.url), 'utf8');
  const loginUrl = isMocked ? '/face-sdk.html' : 'https://kyc1.qcloud.com/api/web/login';
  return context.html(page.replace('%LOGIN_URL%', loginUrl));
});

if (isMocked) {
  app.get('/face-sdk.html/*', ({ req }) => {
    const { pathname, search } = new URL(req.url);
    return proxy(mocksUrl + pathname + search, { redirect: 'manual' });
  });
}

app.all('/api/*', (context) => gateway(context.req.raw, context));

/** The business decision: it asks the gateway, and never believes the page. */
app.post('/claims', async (context) => {
  const user = await findUser(context);
  if (!user) return context.json({ error: 'Sign in first.' }, 401);
  const { orderNo } = await context.req.json();
  const check = await gateway.verify(String(orderNo), { ...user, type: 'match', once: true });
  if (!check.passed) return context.json({ error: check.reason }, 403);
  return context.json({ claim: 'accepted', orderNo: check.verdict.orderNo });
});

// The folder of the script tag's build, under /vendor/.
const embed = dirname(createRequire(import.meta.url).resolve('face-verification-flow/embed.js'));
app.use(
  '/vendor/*',
  serveStatic({ root: relative(process.cwd(), embed), rewriteRequestPath: (path) => path.slice(7) }),
);

const server = serve({ fetch: app.fetch, port: Number(PORT) }, ({ port }) => {
  console.log(JSON.stringify({ listening: `http://localhost:${port}` }));
});
const sweep = setInterval(
  () => gateway.sweep().catch((error) => console.error('sweep:', error.message)),
  60_000,
);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    clearInterval(sweep);
    server.close(() => redis.quit().finally(() => process.exit()));
  });
}
