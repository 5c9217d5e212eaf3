import { afterEach, expect, it, vi } from 'vitest';
import { createFaceVerification } from '../../../src/core.js';

const clientLoaded = vi.hoisted(() => vi.fn());
vi.mock('../../../src/session/partnerPorts.js', (original) => {
  clientLoaded();
  return original();
});

afterEach(() => {
  vi.useRealTimers();
});

function verification() {
  return createFaceVerification({
    type: 'match',
    userId: 'user123',
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token' },
    handoff: { name: 'test', start: async () => undefined },
  });
}

it('gets its client while the person reads, and not once it was stopped', async () => {
  // Node tells no idle moments: they come after 200 ms there, as in Safari.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const left = verification();
  left.start();
  left.stop();
  vi.runAllTimers();
  vi.useRealTimers();
  await vi.dynamicImportSettled();
  expect(clientLoaded).not.toHaveBeenCalled();

  verification().start();
  await vi.waitUntil(() => clientLoaded.mock.calls.length > 0, { timeout: 20_000 });
});
