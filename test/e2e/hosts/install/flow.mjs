import assert from 'node:assert';
import { createRequire } from 'node:module';
import { createFaceVerification } from 'face-verification-flow/core';
import {
  createMockBackend,
  createMockHandlers,
  createMockPartner,
  mockHandoff,
} from 'face-verification-flow/mocks';
import { startMockServer } from 'face-verification-flow/mocks/server';
import { setupServer } from 'msw/node';

/** Node before 21 has none. */
Reflect.deleteProperty(globalThis, 'navigator');

function verify(baseUrl, handoff, fetch) {
  return new Promise((resolve, reject) => {
    const verification = createFaceVerification({
      type: 'match',
      userId: 'customer-7',
      api: { baseUrl, getToken: () => 'token', fetch },
      photo: { source: { origin: 'fds', data: 'group1/M00/portrait.jpg' } },
      handoff,
      resume: false,
      onComplete: ({ verdict }) => resolve(verdict),
      onError: reject,
    });
    verification.start();
    verification.send({ type: 'ACCEPT_CONSENT' });
  });
}

const partner = createMockPartner();
const verdicts = [await verify('https://api.example.test', partner.handoff, partner.fetch)];

const backend = createMockBackend();
const interceptor = setupServer(...createMockHandlers({ baseUrl: 'https://api.example.test', backend }));
interceptor.listen();
verdicts.push(await verify('https://api.example.test', mockHandoff({ backend })));
interceptor.close();

const server = await startMockServer({ port: 0 });
verdicts.push(await verify(server.url, mockHandoff({ backend: server.backend })));
await server.close();

// CommonJS of Node 20.19, 22.12 and newer loads ES modules.
const required = createRequire(import.meta.url)('face-verification-flow/core');
assert.equal(required.createFaceVerification, createFaceVerification);

console.log(...verdicts);
