import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import type { DemoBackend } from './createDemoBackend.js';

/** Latency of a phone's network in milliseconds. */
const LATENCY_MS = 500;

/**
 * Serves the demo with its backend: the gateway before the mocked partner's HTTP server. The gateway's audit log is the output
 * of `npm start -- --backend`.
 */
export function demoBackend(): Plugin {
  return {
    name: 'demo-backend',
    // The page then starts no worker.
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { name: 'mock-api', content: 'server' }, injectTo: 'head' },
    ],
    configureServer(server) {
      const backend = server
        .ssrLoadModule('/tools/build/createDemoBackend.ts')
        .then(({ createDemoBackend }): Promise<DemoBackend> => {
          const audit = (entry: object) => console.log(JSON.stringify(entry));
          return createDemoBackend({ latencyMs: LATENCY_MS, gateways: [{ audit }] });
        });
      // The first request reports it if the backend does not load.
      backend.catch(() => {});
      server.httpServer?.once('close', () => void backend.then(({ close }) => close()));
      server.middlewares.use(toMiddleware(backend));
    },
  };
}

/** Adapts a demo's backend to the servers of Vite. */
export function toMiddleware(backend: Promise<DemoBackend>) {
  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    backend.then(({ handle }) => handle(request, response)).then((answered) => answered || next(), next);
  };
}
