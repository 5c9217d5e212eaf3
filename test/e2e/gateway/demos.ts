import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { build, type PreviewServer, preview } from 'vite';
import { createNodeListener } from '../../../mocks/server/createNodeListener.js';
import { type MockServer, startMockServer } from '../../../mocks/server/startMockServer.js';
import type { FaceAuditEntry } from '../../../src/server/audit.js';
import type { FaceVerdict } from '../../../src/server/gatewayOptions.js';
import { redisStore } from '../../../src/server/redisStore.js';
import { createDemoBackend, type DemoBackend } from '../../../tools/build/createDemoBackend.js';
import { toMiddleware } from '../../../tools/build/demoBackend.js';
import { policy } from '../journeys/policy.js';
import { freePort, type RedisServer, startRedis } from './redisServer.js';

/** The demo twice: on two gateways before one Redis and the partner's HTTP server, and on the partner itself. */
export interface Demos {
  readonly throughUrl: string;
  readonly directUrl: string;
  readonly redis: RedisServer;
  readonly partner: MockServer;
  readonly entries: readonly FaceAuditEntry[];
  readonly verdicts: readonly FaceVerdict[];
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const outDir = '.cache/demo-backend';

/** Builds the demo for a backend and serves it. Vitest's NODE_ENV makes it React's development build, with StrictMode. */
export async function serveDemos(): Promise<Demos> {
  await build({ root, mode: 'backend', logLevel: 'warn', build: { outDir } });
  const redis = await startRedis();
  const entries: FaceAuditEntry[] = [];
  const verdicts: FaceVerdict[] = [];
  const clients = [1, 2].map(() => new Redis(redis.port, '127.0.0.1', { retryStrategy: () => 50 }));
  for (const client of clients) client.on('error', () => {});
  const backend = await createDemoBackend({
    gateways: clients.map((client) => ({
      store: redisStore(client),
      audit: (entry: FaceAuditEntry) => void entries.push(entry),
      onVerdict: (verdict: FaceVerdict) => void verdicts.push(verdict),
      onError: () => {},
    })),
  });
  const direct = await startMockServer({ port: 0, onNote: () => {} });
  const { listen } = createNodeListener({ backend: direct.backend });
  const servers = [
    await serve(backend),
    await serve({
      ...backend,
      handle: (request, response) =>
        /^\/(tech|mock|face-sdk\.html)/.test(request.url ?? '')
          ? listen(request, response)
          : Promise.resolve(false),
    }),
  ];
  const [throughUrl = '', directUrl = ''] = servers.map(({ resolvedUrls }) => resolvedUrls?.local[0] ?? '');
  return {
    throughUrl,
    directUrl,
    redis,
    partner: backend.partner,
    entries,
    verdicts,
    async close() {
      for (const server of servers) await server.close();
      for (const client of clients) client.disconnect();
      await backend.close();
      await direct.close();
      await redis.remove();
    },
  };
}

async function serve(backend: DemoBackend): Promise<PreviewServer> {
  return preview({
    root,
    configFile: false,
    build: { outDir },
    logLevel: 'warn',
    plugins: [
      {
        name: 'backend',
        configurePreviewServer: ({ middlewares }) =>
          void middlewares.use(toMiddleware(Promise.resolve(backend))),
      },
    ],
    preview: {
      port: await freePort(),
      strictPort: true,
      host: '127.0.0.1',
      headers: { 'Content-Security-Policy': policy },
    },
  });
}
