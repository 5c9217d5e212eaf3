import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMockBackend } from '../../../mocks/backend.js';
import { createMockHandlers } from '../../../mocks/createMockHandlers.js';
import { createMockPartner, type MockPartnerOptions } from '../../../mocks/createMockPartner.js';
import { faults, findFault } from '../../../mocks/faults.js';
import { magicInputs, readMagic } from '../../../mocks/magicInputs.js';
import { sampleStates } from '../../../mocks/sampleStates.js';
import { findScenario, type ScenarioName, scenarios } from '../../../mocks/scenarios.js';
import { createClient } from '../../../src/client/createClient.js';
import { createFaceVerification, errorCatalog } from '../../../src/core.js';
import type { Subject } from '../../../src/flow/model.js';
import { events, identity, states as samples } from '../flow/samples.js';
// Loaded before the fake clock starts.
import '../../../src/session/partnerPorts.js';
import { ownWords } from '../../fixtures/ownWords.js';

const { signal } = new AbortController();
const baseUrl = 'https://api.example.test';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Plays a whole verification against a mocked partner, with a fast clock, until it waits for the user. */
async function play(options: MockPartnerOptions & { userId?: string; name?: string }) {
  const partner = createMockPartner({ onNote: () => {}, ...options });
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: options.userId ?? 'user123',
    api: { baseUrl, getToken: () => 'token', fetch: partner.fetch },
    handoff: partner.handoff,
    consent: false,
    resume: false,
  });
  verification.start();
  const rests = () => {
    const state = verification.getState();
    // A reason of the SDK stands, or not, after three queries.
    if (state.step === 'interrupted') return !state.returned;
    return !['requestingTicket', 'handingOff', 'awaitingResult'].includes(state.step);
  };
  const goOn = async () => {
    while (!rests()) await vi.advanceTimersByTimeAsync(500);
    return verification.getState();
  };
  verification.send({
    type: 'SUBMIT_IDENTITY',
    identity: { ...identity, name: options.name ?? identity.name },
  });
  const state = await goOn();
  const codeOf = () => ('outcome' in state ? state.outcome.tencentCode : undefined);
  const errorOf = () => (state.step === 'failed' ? state.error : undefined);
  return { state, step: state.step, tencentCode: codeOf(), error: errorOf(), partner, verification, goOn };
}

describe('scenarios', () => {
  it('scenarios are JSON data with a name, a label and a description', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(18);
    for (const scenario of scenarios) {
      expect(scenario).toMatchObject({
        name: expect.stringMatching(/^[a-zA-Z]+$/),
        label: expect.stringMatching(/./),
        description: expect.stringMatching(/\.$/),
      });
      expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
    }
  });

  it.each<[ScenarioName, string]>([
    ['passes', 'passed'],
    ['notSamePerson', 'rejected 66660004'],
    ['livenessFails', 'rejected 66660025'],
    ['attemptsUsedUp', 'rejected 66660017'],
    ['unknownCode', 'rejected 66669999'],
    ['resultComesLate', 'passed'],
    ['resultNeverComes', 'undecided'],
    ['mediaComesLate', 'passed'],
    ['tokenExpiredOnce', 'passed'],
    ['tokenRefused', 'failed unauthorized'],
    ['partnerRefuses', 'failed partner_refused'],
    ['gatewayHtml', 'failed http_error'],
    ['tooManyRequests', 'failed http_error'],
    ['slowNetwork', 'passed'],
    ['networkDownAtTicket', 'failed network_unreachable'],
    ['networkDownAtResult', 'failed network_unreachable'],
    ['faceIdMissing', 'failed ticket_incomplete'],
    ['unsignedTicket', 'passed'],
  ])('scenario %s ends %s', async (scenario, ending) => {
    const { step, tencentCode, error, verification, goOn } = await play({ scenario });
    const detail = step === 'rejected' ? tencentCode : error?.code;
    expect(detail ? `${step} ${detail}` : step).toBe(ending);
    // The fault stops, so that the recovery can be seen as well.
    if (step !== 'failed') return;
    verification.send({ type: 'RETRY' });
    expect((await goOn()).step).toBe('passed');
  });

  it('all scenarios are in the table above', () => {
    expect(scenarios.length).toBe(18);
  });

  it('scenario is overridden by settings and starts again with every partner', async () => {
    const late = { pollsUntilDone: 4, choice: 'notSamePerson' } as const;
    for (const _ of [1, 2]) {
      const { tencentCode, partner } = await play(late);
      expect(tencentCode).toBe('66660004');
      expect(partner.requests.filter(({ endpoint }) => endpoint === 'faceAdvResult')).toHaveLength(5);
    }
    const begin = Date.now();
    await play({ latencyMs: 3000 });
    expect(Date.now() - begin).toBeLessThan(3000); // the fake clock skips the latency
  });

  it('fault stays for the next scenario when a request of the one before is still on its way', async () => {
    const backend = createMockBackend();
    const ask = (options: MockPartnerOptions) =>
      createMockPartner({ ...options, backend, onNote: () => {} }).fetch(`${baseUrl}/tech/ai/face/faceAdv`, {
        method: 'POST',
        headers: { Authorization: 'token', 'Content-Type': 'application/json' },
        body: JSON.stringify({ userId: 'user123', type: 'authmatch', ...identity }),
      });
    const slow = ask({ scenario: 'slowNetwork' });
    await vi.advanceTimersByTimeAsync(1000);
    backend.resetCounters();
    await vi.advanceTimersByTimeAsync(5000);
    await slow;
    expect((await ask({ scenario: 'gatewayHtml' })).status).toBe(502);
  });

  it('unknown scenario or fault throws an error that lists the names', () => {
    expect(() => findScenario('pases')).toThrow(/There is no scenario "pases"\. There are: passes, /);
    expect(() => findFault('ofline')).toThrow(/There is no fault "ofline"\. There are: offline, /);
    // JavaScript can pass any name.
    expect(() => createMockHandlers({ faceAdv: { fault: 'ofline' as 'offline' } })).toThrow(RangeError);
  });
});

describe('paths of the host’s own', () => {
  it.each([
    [{ faceAdv: '/face', faceAdvResult: '/result/face' }],
    [{ faceAdv: '/ticket/face', faceAdvResult: '/face' }],
    [{ faceAdv: 'tface', faceAdvResult: 'face' }],
  ])('%j lead to their own endpoints, though one ends in the other', async (paths) => {
    const partner = createMockPartner({ paths, onNote: () => {} });
    for (const path of [paths.faceAdv, paths.faceAdvResult]) {
      const headers = { Authorization: 'token', 'Content-Type': 'application/json' };
      const address = `${baseUrl}/${path.replace(/^\//, '')}`;
      await partner.fetch(address, { method: 'POST', headers, body: '{}' });
    }
    expect(partner.requests.map(({ endpoint }) => endpoint)).toEqual(['faceAdv', 'faceAdvResult']);
    expect(partner.backend.count('faceAdv')).toBe(1);
    expect(partner.backend.count('faceAdvResult')).toBe(1);
  });
});

describe('magic inputs', () => {
  it.each(magicInputs)('$field $example has the effect: $description', async ({ field, example, effect }) => {
    const isName = field === 'name';
    const { step, tencentCode, error } = await play(isName ? { name: example } : { userId: example });
    if (effect.tencentCode === '0') expect(step).toBe('passed');
    else if (effect.tencentCode === '66660011') expect(step).toBe('undecided');
    else if (effect.tencentCode) expect(tencentCode).toBe(effect.tencentCode);
    else expect(step).toBe('failed');
    if (effect.errcode) expect(error?.details.errcode).toBe(effect.errcode);
    if (effect.faceAdv === 'http429') expect(error?.details.httpStatus).toBe(429);
    if (effect.faceAdvResult === 'offline') expect(error?.code).toBe('network_unreachable');
  });

  it.each(['code_66660039', 'group1/M00/code_66660039.jpg', 'https://a.example/x/code_66660039.jpeg'])(
    'photo path %s is a magic input',
    (path) => {
      expect(readMagic(['user123', undefined, path])).toEqual({ tencentCode: '66660039' });
    },
  );

  it.each(['user123', 'zipcode_90210', 'errcode', '李秀英', 'code_', 'fault'])(
    '%s is no magic input',
    (input) => {
      expect(readMagic([input])).toEqual({});
    },
  );

  it('magic input with an unknown fault is refused with a message', async () => {
    const { error } = await play({ userId: 'fault_nonsense' });
    expect(error?.details.errmsg).toBe('magic input: there is no fault "nonsense".');
  });
});

describe('every code of the catalog', () => {
  const codes = [...errorCatalog.values()];
  const subject: Subject = { type: 'authmatch', identity };

  it.each(codes.filter(({ family }) => ['result', 'h5', 'sdk'].includes(family)))(
    'code $code is the result when it is a magic input',
    async ({ code, action }) => {
      const partner = createMockPartner({ onNote: () => {} });
      const client = createClient({
        api: { baseUrl, getToken: () => 'token', fetch: partner.fetch },
        userId: `u_code_${code}`,
      });
      const { orderNo } = await client.requestTicket(subject, signal);
      const outcome = await client.queryOutcome(orderNo, signal);
      expect(outcome?.tencentCode).toBe(action === 'askAgain' ? undefined : code);
    },
  );

  it.each(codes.filter(({ family }) => family === 'h5'))(
    'code $code reaches the flow when the face SDK returns it',
    async ({ code }) => {
      const { error } = await play({ sdkCode: code });
      expect(error && ownWords(error)).toBe(`The face SDK came back with code ${code}.`);
    },
  );

  it.each(codes.filter(({ family }) => family === 'http'))('status $code has a fault', ({ code }) => {
    expect(faults.map(({ name }) => name)).toContain(code.replace('_', ''));
  });
});

describe('sampleStates', () => {
  it('sampleStates has a state of every step', () => {
    expect(Object.keys(sampleStates).sort()).toEqual(Object.keys(samples).sort());
    for (const [step, state] of Object.entries(sampleStates)) expect(state.step).toBe(step);
    expect(Object.keys(events).length).toBeGreaterThan(10);
  });
});
