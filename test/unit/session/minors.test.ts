import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFaceVerification } from '../../../src/core.js';
import type { ConsentRecord, FaceVerificationOptions } from '../../../src/options/options.js';

const { TZ } = process.env;

afterEach(() => {
  vi.useRealTimers();
  process.env['TZ'] = TZ ?? '';
  if (TZ === undefined) Reflect.deleteProperty(process.env, 'TZ');
});

/** A valid number of somebody who was born on November 29, 2012. */
const idNo = '110105201211290014';
const identity = { name: '李小明', idNo };

function start(options: Partial<FaceVerificationOptions>) {
  const records: ConsentRecord[] = [];
  const fetch = vi.fn(async () => new Response('{}'));
  const verification = createFaceVerification({
    type: 'authmatch',
    userId: 'user1',
    api: { baseUrl: 'https://api.example.test', getToken: () => 'token', fetch },
    handoff: { name: 'none', start: () => new Promise<undefined>(() => {}) },
    resume: false,
    onConsent: (record) => records.push(record),
    ...options,
  } as FaceVerificationOptions); // a part of one type and the rest of the same
  verification.start();
  const step = () => {
    const state = verification.getState();
    return state.step === 'checkingAge' ? `${state.step} ${state.band}` : state.step;
  };
  return { ...verification, step, records, fetch };
}

/** Goes on to the step after the ID number. */
function submit(at: string, options: Partial<FaceVerificationOptions> = {}) {
  vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
  const flow = start(options);
  flow.send({ type: 'ACCEPT_CONSENT' });
  flow.send({ type: 'SUBMIT_IDENTITY', identity });
  return flow;
}

describe('the ID number of a child', () => {
  it.each([
    ['on the day before the 14th birthday at 0:00', '2026-11-28T00:00:00+08:00', 'checkingAge under14'],
    ['on the day before the 14th birthday at 23:59', '2026-11-28T23:59:59+08:00', 'checkingAge under14'],
    ['on the 14th birthday at 0:00', '2026-11-29T00:00:00+08:00', 'checkingAge under18'],
    ['on the 14th birthday at 23:59', '2026-11-29T23:59:59+08:00', 'checkingAge under18'],
    ['on the day before the 18th birthday at 23:59', '2030-11-28T23:59:59+08:00', 'checkingAge under18'],
    ['on the 18th birthday at 0:00', '2030-11-29T00:00:00+08:00', 'requestingTicket'],
  ])('leads to the right step %s in Beijing, wherever the device is', (_when, at, step) => {
    for (const zone of ['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai']) {
      process.env['TZ'] = zone;
      const flow = submit(at);
      expect(flow.step(), zone).toBe(step);
      flow.stop();
    }
  });

  it('counts a birth on February 29 from March 1 in other years', () => {
    const leapling = { name: '李小明', idNo: '110105201202290019' };
    for (const [at, step] of [
      ['2026-02-28T23:59:59+08:00', 'checkingAge under14'],
      ['2026-03-01T00:00:00+08:00', 'checkingAge under18'],
    ] as const) {
      vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
      const flow = start({});
      flow.send({ type: 'ACCEPT_CONSENT' });
      flow.send({ type: 'SUBMIT_IDENTITY', identity: leapling });
      expect(flow.step()).toBe(step);
      flow.stop();
    }
  });

  it('sends no request before a guardian agrees, and records who agreed', async () => {
    const flow = submit('2026-11-28T12:00:00+08:00');
    // No request is sent a moment later either: the step has no effect that could send one.
    await new Promise((resolve) => setImmediate(resolve));
    expect(flow.fetch).not.toHaveBeenCalled();
    flow.send({ type: 'CONTINUE' });
    expect(flow.step()).toBe('checkingAge under14');
    flow.send({ type: 'ACCEPT_CONSENT' });
    expect(flow.getState()).toMatchObject({ step: 'requestingTicket', subject: { identity } });
    await vi.waitUntil(() => flow.fetch.mock.calls.length > 0);
    expect(flow.records.map(({ by }) => by)).toEqual(['self', 'guardian']);
    flow.stop();
  });

  it('asks a guardian also where the host has asked for consent itself', () => {
    vi.useFakeTimers({ now: new Date('2026-11-28T12:00:00+08:00'), toFake: ['Date'] });
    const flow = start({ consent: false });
    flow.send({ type: 'SUBMIT_IDENTITY', identity });
    expect(flow.step()).toBe('checkingAge under14');
    flow.stop();
  });

  it('comes back to the form with what was typed, or ends without a trace of it', () => {
    const flow = submit('2026-11-28T12:00:00+08:00');
    flow.send({ type: 'GO_BACK' });
    expect(flow.getState()).toEqual({ step: 'enteringIdentity', identity });
    flow.send({ type: 'SUBMIT_IDENTITY', identity });
    flow.send({ type: 'CANCEL' });
    expect(flow.getState()).toEqual({ step: 'cancelled' });
    expect(flow.records.map(({ by }) => by)).toEqual(['self']);
    flow.stop();
  });
});

describe('consent.minors', () => {
  const match = { type: 'match', consent: { minors: true } } as const;

  it.each([
    ['under14', 'ACCEPT_CONSENT', ['self', 'guardian']],
    ['under18', 'CONTINUE', ['self']],
  ] as const)('leads %s to the photo after %s', (band, action, by) => {
    const flow = start(match);
    flow.send({ type: 'ACCEPT_CONSENT' });
    expect(flow.step()).toBe('checkingAge undefined');
    flow.send({ type: 'CHOOSE_AGE', band });
    expect(flow.step()).toBe(`checkingAge ${band}`);
    flow.send({ type: 'GO_BACK' });
    expect(flow.step()).toBe('checkingAge undefined');
    flow.send({ type: 'CHOOSE_AGE', band });
    flow.send({ type: action });
    expect(flow.step()).toBe('capturing');
    expect(flow.records.map((record) => record.by)).toEqual(by);
    flow.stop();
  });

  it('shows an adult nothing more, and asks nobody where the host did not set it', () => {
    const asked = start(match);
    asked.send({ type: 'ACCEPT_CONSENT' });
    asked.send({ type: 'CHOOSE_AGE', band: undefined });
    expect(asked.step()).toBe('capturing');
    asked.stop();
    const plain = start({ type: 'match' });
    plain.send({ type: 'ACCEPT_CONSENT' });
    expect(plain.step()).toBe('capturing');
    plain.stop();
  });
});
