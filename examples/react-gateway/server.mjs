import express from 'express';
import { createFaceGateway, toNodeHandler } from 'face-verification-flow/server';

const { NODE_ENV, PARTNER_URL, PARTNER_TOKEN, PORT = '3000' } = process.env;

const app = express();

/** Plays the partner and the face SDK's page. */
async function startMocks() {
  const { createNodeListener, startMockServer } = await import('face-verification-flow/mocks/server');
  const { backend, url } = await startMockServer({ port: 0 });
  const { listen } = createNodeListener({ backend });
  app.get(['/face-sdk.html', '/face-sdk.html/end'], listen);
  return url;
}

const findUser = () => ({ userId: 'user123' }); // your session; nothing for a visitor who is not signed in

const gateway = createFaceGateway({
  partnerUrl: PARTNER_URL || (await startMocks()),
  getPartnerToken: () => PARTNER_TOKEN || 'any-token', // your token service
  authorize: findUser,
  types: ['match'],
  onVerdict: ({ userId, orderNo, verdict }) => console.log(userId, orderNo, verdict), // your database
});

app.use('/api', toNodeHandler(gateway));

// The business decision: it asks the gateway, and never believes the page.
app.post('/claims', express.json(), async (request, response) => {
  const { orderNo } = request.body;
  const check = await gateway.verify(String(orderNo), { ...findUser(), type: 'match', once: true });
  if (check.passed) response.send('理赔申请已受理');
  else response.status(403).send(`未受理：${check.reason}`);
});

if (NODE_ENV === 'production') {
  app.use(express.static('dist'));
} else {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true } });
  app.use(vite.middlewares);
}

const server = app.listen(Number(PORT), (error) => {
  if (error) throw error;
  console.log(`http://localhost:${server.address().port}`);
});
setInterval(() => gateway.sweep().catch(console.error), 60_000);
