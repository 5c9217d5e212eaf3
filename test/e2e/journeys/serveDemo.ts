import { createServer as createHttpServer } from 'node:http';
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';
import { policy } from './policy.js';

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string;
  }
}

/**
 * Builds the demo and serves it for all journeys. Vitest's NODE_ENV makes it React's development build, so that
 * StrictMode mounts everything twice.
 */
export default async function serveDemo(project: TestProject): Promise<() => Promise<void>> {
  await build({ logLevel: 'warn' });
  const server = await preview({
    preview: {
      port: await freePort(),
      strictPort: true,
      host: '127.0.0.1',
      allowedHosts: ['insecure.test'],
      headers: { 'Content-Security-Policy': policy },
    },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The demo is served nowhere.');
  project.provide('demoUrl', url);
  return () => server.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createHttpServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(address)));
    });
  });
}
