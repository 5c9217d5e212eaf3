import { networkInterfaces } from 'node:os';
import { createServer } from 'vite';
import { root } from '../setup/ensureDependencies.mjs';
import { exitWith, setupProblem } from '../setup/problem.mjs';
import { lanAddresses } from './addresses.mjs';
import { askedPort } from './port.mjs';

const DEFAULT_PORT = 5173;
const GRACE_MS = 2_000;

/** Serves the demo on every address of this machine, until its parent or the person ends it. */
async function serve() {
  const port = askedPort(process.env['PORT']);
  const server = await createServer({
    root,
    clearScreen: false,
    server: { host: '0.0.0.0', port: port ?? DEFAULT_PORT, strictPort: port !== undefined },
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
  const phones = lanAddresses(networkInterfaces()).map((lan) => `http://${lan}:${address.port}/`);
  console.log(`
  The demo runs on mocks:
    here           http://localhost:${address.port}/
    on your phone  ${phones.join('\n                   ') || 'this machine has no address on a local network'}
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
