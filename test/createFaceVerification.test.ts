import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockBackend } from '../mocks/backend.js';
import { createHandlers } from '../mocks/createHandlers.js';
import {
  createFaceVerification,
  type FaceVerificationOptions,
  type HandoffAdapter,
  isFaceVerificationError,
} from '../src/core.js';
import { identity } from './flow/samples.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const handoff: HandoffAdapter = { name: 'test', handOff: async () => undefined };
const valid: FaceVerificationOptions = {
  type: 'authmatch',
  userId: 'user123',
  api: { baseUrl: 'https://api.example.test', getToken: () => 'token' },
  handoff,
};

describe('options', () => {
  it.each([
    [{}, /api\.baseUrl .* userId .* type .* handoff/],
    [{ ...valid, userId: '张三' }, /userId must be 1 to 32/],
    [{ ...valid, userId: 'a'.repeat(33) }, /userId must be 1 to 32/],
    [{ ...valid, type: 'Match' }, /type must be "match" or "authmatch"/],
    [{ ...valid, handoff: () => {} }, /handoff must be an adapter/],
    [{ ...valid, photo: {} }, /photo belongs to type "match"/],
    [{ ...valid, type: 'match', identity: {} }, /identity belongs to type "authmatch"/],
    [{ ...valid, type: 'match', photo: { maxBase64Length: 500_000 } }, /maxBase64Length must be between/],
    [{ ...valid, onComplete: 'done' }, /onComplete must be a function/],
    [undefined, /must be an object/],
  ])('a mistake is told in a sentence: %#', (options, sentence) => {
    const mount = () => createFaceVerification(options as FaceVerificationOptions);
    expect(mount).toThrow(sentence);
    expect(mount).toThrow(expect.objectContaining({ code: 'invalid_options' }));
  });
});

describe('a verification without any UI', () => {
  function start(callbacks: Partial<FaceVerificationOptions> = {}) {
    const backend = createMockBackend();
    server.use(...createHandlers({ baseUrl: 'https://api.example.test', backend }));
    const verification = createFaceVerification({
      ...valid,
      handoff: {
        name: 'test',
        async handOff({ orderNo }) {
          backend.update(orderNo, { choice: 'pass' });
          return undefined;
        },
      },
      ...callbacks,
    } as FaceVerificationOptions);
    verification.start();
    return verification;
  }

  async function play(verification: ReturnType<typeof start>) {
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => verification.getState().step === 'passed');
  }

  it('goes from consent to the verdict and tells the host once', async () => {
    const onComplete = vi.fn();
    const onFinish = vi.fn();
    const verification = start({ onComplete, onFinish });
    await play(verification);
    expect(onComplete).toHaveBeenCalledTimes(1);
    expect(onComplete).toHaveBeenCalledWith(expect.objectContaining({ verdict: 'passed', tencentCode: '0' }));
    expect(onFinish).not.toHaveBeenCalled();
    verification.send({ type: 'FINISH' });
    expect(onFinish).toHaveBeenCalledTimes(1);
  });

  it('asks for nothing before consent', async () => {
    const requests = vi.fn();
    server.events.on('request:start', requests);
    const verification = start();
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    expect(verification.getState()).toEqual({ step: 'consenting' });
    expect(requests).not.toHaveBeenCalled();
    server.events.removeAllListeners();
  });

  it('tells analytics about steps, never about the person', async () => {
    const told: unknown[] = [];
    const verification = start({ onEvent: (event) => told.push(event) });
    await play(verification);
    expect(told).toContainEqual({ type: 'handoff', chosen: 'test', skipped: [] });
    const steps = told.filter((event) => Reflect.get(Object(event), 'type') === 'step');
    expect(steps.map((event) => Reflect.get(Object(event), 'step'))).toEqual([
      'enteringIdentity',
      'requestingTicket',
      'handingOff',
      'awaitingResult',
      'passed',
    ]);
    expect(JSON.stringify(told)).not.toMatch(/李秀英|110105|token|mock/);
  });

  it('goes on when a callback of the host throws, and the page hears of it', async () => {
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    const listeners = process.listeners('uncaughtException').slice(0, -1);
    for (const listener of listeners) process.off('uncaughtException', listener);
    const boom = new Error('the host’s own');
    const verification = start({
      onComplete() {
        throw boom;
      },
    });
    await play(verification);
    expect(await uncaught).toBe(boom);
    for (const listener of listeners) process.on('uncaughtException', listener);
  });

  it('reports a failed handoff with its reason', async () => {
    const onError = vi.fn();
    const verification = start({
      onError,
      handoff: {
        name: 'test',
        async handOff() {
          throw new RangeError('no bridge');
        },
      },
    });
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => verification.getState().step === 'failed');
    const [error] = onError.mock.calls[0] ?? [];
    expect(isFaceVerificationError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'handoff_failed', cause: { message: 'no bridge' } });
  });
});
