// A host's own test without a DOM: docs/mocks.md shows this file, word for word.
import { createFaceVerification } from 'face-verification-flow/core';
import { createMockBackend, createMockHandlers, mockHandoff } from 'face-verification-flow/mocks';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

const backend = createMockBackend();
const server = setupServer(...createMockHandlers({ baseUrl: 'https://api.example.test', backend }));
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterAll(() => server.close());

it('a verification goes from consent to the verdict', async () => {
  const onComplete = vi.fn();
  const verification = createFaceVerification({
    type: 'match',
    userId: 'customer-7',
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token-of-this-user' },
    photo: { source: { origin: 'fds', data: 'group1/M00/portrait.jpg' } },
    handoff: mockHandoff({ backend }),
    resume: false,
    onComplete,
  });
  verification.start();
  verification.send({ type: 'ACCEPT_CONSENT' });
  await vi.waitUntil(() => verification.getState().step === 'passed', { timeout: 10_000 });
  expect(onComplete).toHaveBeenCalledWith(expect.objectContaining({ verdict: 'passed', tencentCode: '0' }));
  verification.stop();
});
