import { networkInterfaces } from 'node:os';
import { exitWith, setupProblem } from '../setup/problem.mjs';
import { lanAddresses } from './addresses.mjs';
import { createDemoServer } from './createDemoServer.mjs';
import { askedPort } from './port.mjs';

const DEFAULT_PORT = 5173;
const GRACE_MS = 2_000;
const HINT_PLAIN = '  For the camera on a phone: npm start -- --https';
const HINT_SECURE = '  The certificate is this machine’s own: let the browser go on past its warning.';

/** Serves the demo on every address of this machine, until its parent or the person ends it. */
async function serve() {
  const port = askedPort(process.env['PORT']);
  const server = await createDemoServer({
    isSecure: process.argv.includes('--https'),
    host: '0.0.0.0',
    port: port ?? DEFAULT_PORT,
    strictPort: port !== undefined,
  });
  stopOnRequest(server);
  await server.listen().catch((error) => {
    throw setupProblem(`The demo cannot be served: ${error.message}.`);
  });
  tellAddresses(server);
}

/** @param {import('vite').ViteDevServer} server */
function tellAddresses(server) {
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') return;
  const isSecure = Boolean(server.config.server.https);
  const scheme = isSecure ? 'https' : 'http';
  const phones = lanAddresses(networkInterfaces()).map((lan) => `${scheme}://${lan}:${address.port}/`);
  console.log(`
  The demo runs on mocks:
    here           ${scheme}://localhost:${address.port}/
    on your phone  ${phones.join('\n                   ') || 'this machine has no address on a local network'}
${isSecure ? HINT_SECURE : HINT_PLAIN}
  Stop it with Ctrl-C.
`);
}

/** @param {import('vite').ViteDevServer} server */
function stopOnRequest(server) {
  const stop = () => {
    setTimeout(() => process.exit(0), GRACE_MS).unref();
    void server.close().finally(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
}

serve().catch(exitWith);
