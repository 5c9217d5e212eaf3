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

const options = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: 'https://api.example.test', getToken: () => 'token' },
  handoff: { name: 'test', start: async () => undefined },
} as const;

function verification() {
  return createFaceVerification(options);
}

it('createFaceVerification loads its client while the user reads, but not once it is stopped', async () => {
  // Node reports no idle moments. They come after 200 ms there, as in Safari.
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

it('createFaceVerification warns of an unknown option when the page is idle', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const started = createFaceVerification(Object.assign({ onCompleted: () => {} }, options));
  started.start();
  await vi.waitUntil(() => warn.mock.calls.length > 0, { timeout: 20_000 });
  expect(warn).toHaveBeenCalledExactlyOnceWith(
    'FaceVerification: onCompleted is not an option. Did you mean onComplete?',
  );
  started.stop();
  warn.mockRestore();
});
