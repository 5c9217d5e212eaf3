import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMockPartner, type MockPartnerOptions } from '../../../mocks/createMockPartner.js';
import { createFaceVerification, type FaceVerificationOptions } from '../../../src/core.js';
import { identity } from '../flow/samples.js';
// Loaded here, so that no timeout passes while the module is prepared.
import '../../../src/session/partnerPorts.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts a verification that has sent the identity. */
function submit(options: Partial<FaceVerificationOptions>, mock: MockPartnerOptions = {}) {
  const partner = createMockPartner({ onNote: () => {}, ...mock });
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: 'user123',
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch: partner.fetch },
    handoff: partner.handoff,
    consent: false,
    resume: false,
    ...options,
  } as FaceVerificationOptions); // of the same type
  verification.start();
  verification.send({ type: 'SUBMIT_IDENTITY', identity });
  return { verification, partner };
}

it('handoff.prepare fails with request_timed_out after 30 s, without a ticket, and a retry calls it again', async () => {
  const prepare = vi.fn(async () => {}).mockImplementationOnce(() => new Promise(() => {}));
  const { handoff } = createMockPartner();
  const { verification, partner } = submit({ handoff: { ...handoff, prepare } });
  await vi.waitUntil(() => prepare.mock.calls.length === 1);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(verification.getState().step).toBe('requestingTicket');
  await vi.advanceTimersByTimeAsync(1000);
  expect(verification.getState()).toMatchObject({ step: 'failed', error: { code: 'request_timed_out' } });
  expect(partner.requests).toEqual([]);
  verification.send({ type: 'RETRY' });
  await vi.waitUntil(() => verification.getState().step === 'awaitingResult');
  expect(prepare).toHaveBeenCalledTimes(2);
  verification.stop();
});

it('handoff.prepare that throws fails with handoff_failed and its cause', async () => {
  const cause = new Error('script blocked');
  const { handoff } = createMockPartner();
  const { verification } = submit({ handoff: { ...handoff, prepare: () => Promise.reject(cause) } });
  await vi.waitUntil(() => verification.getState().step === 'failed');
  expect(verification.getState()).toMatchObject({ error: { code: 'handoff_failed', cause } });
  verification.stop();
});

it('result.getAttemptsLeft that never settles is ignored after 10 s, and its late answer too', async () => {
  let answerLate = (_count: number) => {};
  const late = new Promise<number>((resolve) => {
    answerLate = resolve;
  });
  const getAttemptsLeft = vi.fn(() => late);
  const { verification } = submit({ result: { getAttemptsLeft } }, { choice: 'notSamePerson' });
  await vi.waitUntil(() => getAttemptsLeft.mock.calls.length === 1);
  const before = verification.getState();
  expect(before.step).toBe('rejected');
  await vi.advanceTimersByTimeAsync(10_000);
  answerLate(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(verification.getState()).toBe(before);
  verification.stop();
});
