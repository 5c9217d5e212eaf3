import type { Plugin } from 'vite';

/** Paths that the mocks answer; Vite answers everything else. */
const MOCKED = /^\/(tech\/ai\/face|mock)\/|^\/face-sdk\.html(\/end)?(\?|$)/;
const LATENCY_MS = 500;

/** Serves the mocked partner, its file server and the face SDK's page from a Vite development server. */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    apply: 'serve',
    // The page then starts no worker.
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'mock-api', content: 'server' }, injectTo: 'head' },
    ],
    configureServer(server) {
      const listener = server
        .ssrLoadModule('/mocks/server/createNodeListener.ts')
        .then(({ createNodeListener }) => createNodeListener({ latencyMs: LATENCY_MS }));
      // The first request reports it if the mocks do not load.
      listener.catch(() => {});
      server.middlewares.use((request, response, next) => {
        if (!MOCKED.test(request.url ?? '')) return next();
        listener.then(({ listen }) => listen(request, response)).then((answered) => answered || next(), next);
      });
    },
  };
}
