/** What the mocks answer; everything else is Vite's. */
const MOCKED = /^\/(tech\/ai\/face|mock)\/|^\/face-sdk\.html(\/end)?(\?|$)/;
const LATENCY_MS = 500;

/**
 * The mocked partner, its file server and the face SDK's page inside a Vite development server.
 * @returns {import('vite').Plugin}
 */
export function mockApi() {
  return {
    name: 'mock-api',
    /** Tells the page that it needs no worker. */
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'mock-api', content: 'server' }, injectTo: 'head' },
    ],
    configureServer(server) {
      const listener = server
        .ssrLoadModule('/mocks/server/createNodeListener.ts')
        .then(({ createNodeListener }) => createNodeListener({ latencyMs: LATENCY_MS }));
      // Told at the first request, if the mocks do not load.
      listener.catch(() => {});
      server.middlewares.use((request, response, next) => {
        if (!MOCKED.test(request.url ?? '')) return next();
        listener.then(({ listen }) => listen(request, response)).then((answered) => answered || next(), next);
      });
    },
  };
}
