import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { startMockServer } from 'face-verification-flow/mocks/server';
import { createFaceGateway } from 'face-verification-flow/server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';

const mocks = await startMockServer({ port: 0 });
const findUser = () => ({ userId: 'user123' }); // your session; nothing for a visitor who is not signed in

const gateway = createFaceGateway({
  partnerUrl: mocks.url, // the partner
  getPartnerToken: () => 'any-token', // your token service
  authorize: findUser,
  types: ['match'],
  onVerdict: ({ userId, orderNo, verdict }) => console.log(userId, orderNo, verdict), // your database
});

const app = new Hono();
app.get('/', serveStatic({ path: 'index.html' }));
app.get(
  '/vendor/*',
  serveStatic({
    root: 'node_modules/face-verification-flow/dist/embed',
    rewriteRequestPath: (path) => path.slice('/vendor'.length),
  }),
);
app.all('/api/*', (context) => gateway(context.req.raw));

// The business decision: it asks the gateway, and never believes the page.
app.post('/claims', async (context) => {
  const { orderNo } = await context.req.json();
  const check = await gateway.verify(String(orderNo), { ...findUser(), type: 'match', once: true });
  return check.passed ? context.text('理赔申请已受理') : context.text(`未受理：${check.reason}`, 403);
});

// The mocks play the face SDK's page as well. The real one is Tencent's.
app.get('/face-sdk.html/*', ({ req }) => {
  const { pathname, search } = new URL(req.url);
  return proxy(mocks.url + pathname + search, { redirect: 'manual' });
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`{ "listening": "http://localhost:${port}" }`);
});
setInterval(() => gateway.sweep().catch(console.error), 60_000);
