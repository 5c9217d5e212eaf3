import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { createFaceGateway } from 'face-verification-flow/server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';

const mocks = process.env.MOCKS_URL ?? 'http://127.0.0.1:7007';

const gateway = createFaceGateway({
  partnerUrl: mocks, // the partner
  getPartnerToken: () => 'any-token', // your token service
  authorize: () => ({ userId: 'user123' }), // your session; nothing for a visitor who is not signed in
  types: ['match'],
  onVerdict: ({ userId, orderNo, verdict }) => console.log(userId, orderNo, verdict), // your database
});

const app = new Hono();
app.all('/api/*', (context) => gateway(context.req.raw));
app.get('/', serveStatic({ path: 'index.html' }));
app.get(
  '/vendor/*',
  serveStatic({
    root: 'node_modules/face-verification-flow/dist/embed',
    rewriteRequestPath: (path) => path.slice('/vendor'.length),
  }),
);
// The mock server plays the face SDK's page as well. The real one is Tencent's.
app.get('/face-sdk.html/*', ({ req }) => {
  const { pathname, search } = new URL(req.url);
  return proxy(mocks + pathname + search, { redirect: 'manual' });
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`{ "listening": "http://localhost:${port}" }`);
});
setInterval(() => gateway.sweep().catch(console.error), 60_000);
