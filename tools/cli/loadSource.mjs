import { createServer } from 'vite';
import { root } from '../setup/ensureDependencies.mjs';

/**
 * A TypeScript module of this project as Node can run it, with what it imports later too, until it is closed.
 * @param {string} path from the project's root, such as `/mocks/cli/run.ts`
 * @returns {Promise<{ module: Record<string, unknown>, close: () => Promise<void> }>}
 */
export async function loadSource(path) {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return { module: await server.ssrLoadModule(path), close: () => server.close() };
}
