import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import {
  createFaceVerification,
  type FaceVerificationOptions,
  type HandoffAdapter,
  isFaceVerificationError,
} from '../../../src/core.js';
import { identity } from '../flow/samples.js';
// Else the first test would wait for it to be made ready.
import '../../../src/session/partnerPorts.js';

/** The client is loaded on the way, which takes a while on a busy machine. */
const PATIENCE = { timeout: 20_000 };

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const handoff: HandoffAdapter = { name: 'test', start: async () => undefined };
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
    [{ ...valid, handoff: 'redirect' }, /handoff must be an adapter.* or a function/],
    [{ ...valid, photo: {} }, /photo belongs to type "match"/],
    [{ ...valid, type: 'match', identity: {} }, /identity belongs to type "authmatch"/],
    [{ ...valid, type: 'match', photo: { maxBase64Length: 500_000 } }, /maxBase64Length must be between/],
    [
      { ...valid, consent: { agreementUrl: 'java\tscript:alert(1)' } },
      /agreementUrl must be an http\(s\) address/,
    ],
    [{ ...valid, onComplete: 'done' }, /onComplete must be a function/],
    [undefined, /must be an object/],
  ])('invalid options are explained in a sentence: %#', (options, sentence) => {
    const mount = () => createFaceVerification(options as FaceVerificationOptions);
    expect(mount).toThrow(sentence);
    expect(mount).toThrow(expect.objectContaining({ code: 'invalid_options' }));
  });
});

describe('a verification without any UI', () => {
  function start(callbacks: Partial<FaceVerificationOptions> = {}) {
    const backend = createMockBackend();
    server.use(...createMockHandlers({ baseUrl: 'https://api.example.test', backend }));
    const verification = createFaceVerification({
      ...valid,
      handoff: {
        name: 'test',
        async start({ orderNo }) {
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
    await vi.waitUntil(() => verification.getState().step === 'passed', PATIENCE);
  }

  it('verification goes from consent to the verdict and notifies the host once', async () => {
    const onComplete = vi.fn();
    const onClose = vi.fn();
    const verification = start({ onComplete, onClose });
    await play(verification);
    expect(onComplete).toHaveBeenCalledTimes(1);
    expect(onComplete).toHaveBeenCalledWith(expect.objectContaining({ verdict: 'passed', tencentCode: '0' }));
    expect(onClose).not.toHaveBeenCalled();
    verification.send({ type: 'FINISH' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('verification goes to the verdict when there is no navigator, as in Node 20', async () => {
    vi.stubGlobal('navigator', undefined);
    const onError = vi.fn();
    const verification = start({ onError });
    await play(verification);
    expect(onError).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
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

  it('analytics receive steps, never personal data', async () => {
    const told: unknown[] = [];
    const verification = start({ onEvent: (event) => told.push(event) });
    await play(verification);
    const place = { mobile: false, inApp: undefined, miniProgram: false };
    const handoff = { type: 'handoff', chosen: 'test', skipped: [], ...place };
    expect(told).toContainEqual({ schema: 1, attempt: 1, ...handoff });
    expect(told).toContainEqual({
      schema: 1,
      attempt: 1,
      type: 'verdict',
      verdict: 'passed',
      reason: 'passed',
    });
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
        async start() {
          throw new RangeError('no bridge');
        },
      },
    });
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => verification.getState().step === 'failed', PATIENCE);
    const [error] = onError.mock.calls[0] ?? [];
    expect(isFaceVerificationError(error)).toBe(true);
    expect(error).toMatchObject({ code: 'handoff_failed', cause: { message: 'no bridge' } });
  });
});

describe('a function for a handoff', () => {
  it('gets the ticket, and the result is asked for when it is done', async () => {
    const backend = createMockBackend();
    server.use(...createMockHandlers({ baseUrl: 'https://api.example.test', backend }));
    const start = vi.fn<HandoffAdapter['start']>(async ({ orderNo }) => {
      backend.update(orderNo, { choice: 'pass' });
      return undefined;
    });
    const onEvent = vi.fn();
    const verification = createFaceVerification({ ...valid, consent: false, handoff: start, onEvent });
    verification.start();
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => verification.getState().step === 'passed', PATIENCE);
    expect(start).toHaveBeenCalledTimes(1);
    expect(onEvent).toHaveBeenCalledWith(expect.objectContaining({ type: 'handoff', chosen: 'own' }));
  });
});

describe('a ticket', () => {
  it('starts the face SDK once, also where the flow was stopped meanwhile: then its result is asked for', async () => {
    const backend = createMockBackend();
    server.use(...createMockHandlers({ baseUrl: 'https://api.example.test', backend }));
    const start = vi.fn<HandoffAdapter['start']>(({ orderNo }) => {
      backend.update(orderNo, { choice: 'pass' });
      return new Promise(() => {});
    });
    const verification = createFaceVerification({ ...valid, consent: false, handoff: start });
    verification.start();
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => start.mock.calls.length > 0, PATIENCE);
    verification.stop();
    verification.start();
    await vi.waitUntil(() => verification.getState().step === 'passed', PATIENCE);
    expect(start).toHaveBeenCalledTimes(1);
  });
});

describe('attempts left', () => {
  async function reject(attemptsLeft: () => unknown) {
    const backend = createMockBackend();
    server.use(
      ...createMockHandlers({ baseUrl: 'https://api.example.test', backend, tencentCode: '66660004' }),
    );
    const asked = vi.fn(attemptsLeft);
    const verification = createFaceVerification({
      ...valid,
      consent: false,
      result: { getAttemptsLeft: asked },
    } as FaceVerificationOptions); // answers that the types forbid are among them
    verification.start();
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await vi.waitUntil(() => verification.getState().step === 'rejected', PATIENCE);
    await vi.waitUntil(
      () => asked.mock.settledResults[0] || asked.mock.results[0]?.type === 'throw',
      PATIENCE,
    );
    await new Promise((resolve) => setImmediate(resolve));
    return { state: verification.getState(), asked };
  }

  it.each([2, 0])('%i: is in the state', async (count) => {
    const { state, asked } = await reject(async () => count);
    expect(state).toMatchObject({ step: 'rejected', attemptsLeft: count });
    expect(asked).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ tencentCode: '66660004' }),
      expect.any(AbortSignal),
    );
  });

  it.each([
    ['a failure', () => Promise.reject(new Error('offline'))],
    [
      'a throw',
      () => {
        throw new Error('a defect');
      },
    ],
    ['a text', () => '2'],
    ['less than none', () => -1],
    ['half an attempt', () => 0.5],
    ['nothing', () => undefined],
  ])('%s: says nothing, and the verdict stands', async (_what, answer) => {
    const { state } = await reject(answer);
    expect(state.step).toBe('rejected');
    expect(state).not.toHaveProperty('attemptsLeft');
  });
});

it('asks for the token when there is a photo, not before, and sends nothing', async () => {
  const getToken = vi.fn(() => 'token');
  const fetch = vi.fn<typeof globalThis.fetch>();
  const api = { baseUrl: 'https://api.example.test', getToken, fetch };
  const verification = createFaceVerification({ type: 'match', userId: 'user123', api, handoff });
  verification.start();
  verification.send({ type: 'ACCEPT_CONSENT' });
  expect(verification.getState().step).toBe('capturing');
  expect(getToken).not.toHaveBeenCalled();
  verification.send({ type: 'CHOOSE_PHOTO', source: new Blob(['x']), origin: 'album' });
  await vi.waitUntil(() => getToken.mock.calls.length > 0, PATIENCE);
  expect(fetch).not.toHaveBeenCalled();
  verification.stop();
});
