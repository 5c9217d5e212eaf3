import { describe, expect, it, vi } from 'vitest';
import type { FlowPorts } from '../../../src/flow/effects.js';
import type { Outcome, PendingOrder, Picker } from '../../../src/flow/model.js';
import type { FlowPlan } from '../../../src/flow/states.js';
import type { FaceVerificationEvent } from '../../../src/options/events.js';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import { createPickerStore } from '../../../src/resume/pickerStore.js';
import { connectFlow } from '../../../src/session/connectFlow.js';
import { createTrace } from '../../../src/session/trace.js';
import { eventFields, type Values } from '../docs/eventFields.js';
import { authmatchPlan, error, identity, matchPlan, photo, rejected, ticket } from '../flow/samples.js';
import { memoryStorage } from '../resume/memoryStorage.js';

/** On a busy machine. */
const PATIENCE = { timeout: 20_000 };

interface Circumstances {
  readonly plan?: FlowPlan;
  readonly outcome?: Outcome;
  readonly ports?: Partial<FlowPorts>;
  readonly remembered?: PendingOrder;
  readonly settled?: boolean;
  /** Picker that was open when the page was discarded. */
  readonly picker?: Picker;
}

/** A verification whose machine answers at once, and a clock that the test moves. */
function begin({
  plan = matchPlan,
  outcome = rejected,
  ports,
  remembered,
  settled,
  picker,
}: Circumstances = {}) {
  const told: FaceVerificationEvent[] = [];
  const clock = { now: 1_000_000 };
  let orderCount = 0;
  const storage = memoryStorage();
  const orders = createOrderStore({ userId: 'user1', storages: [storage] });
  if (remembered) settled ? orders.settle(remembered) : orders.save(remembered);
  const pickers = createPickerStore({ userId: 'user1', storages: [storage] });
  if (picker) pickers.save(picker, clock.now);
  const callbacks = { onEvent: (event: FaceVerificationEvent) => void told.push(event) };
  const trace = createTrace(callbacks, () => clock.now);
  const verification = connectFlow({
    plan,
    ports: {
      preparePhoto: async () => photo,
      async requestTicket() {
        orderCount += 1;
        return { ...ticket, orderNo: `order${orderCount}` };
      },
      prepareHandoff: async () => {},
      startHandoff: async () => undefined,
      async awaitOutcome() {
        trace.setReason('notSamePerson');
        return outcome;
      },
      fetchMedia: async () => ({}),
      countAttempts: async () => undefined,
      now: () => clock.now,
      ...ports,
    },
    callbacks,
    stores: { orders, pickers },
    trace,
    takeReturn: () => (remembered ? { code: '0', orderNo: remembered.orderNo } : undefined),
  });
  verification.start();
  const until = (type: FaceVerificationEvent['type'], count = 1) =>
    vi.waitUntil(() => told.filter((event) => event.type === type).length >= count, PATIENCE);
  return { verification, told, clock, until };
}

const steps = (told: readonly FaceVerificationEvent[]) =>
  told.flatMap((event) => (event.type === 'step' ? [event] : []));

describe('onEvent', () => {
  it('step events have their duration, by a clock that never runs backwards', () => {
    const { verification, told, clock } = begin();
    clock.now += 4200;
    verification.send({ type: 'ACCEPT_CONSENT' });
    clock.now -= 90_000; // the phone has set its clock
    verification.send({ type: 'GO_BACK' });
    clock.now += 300;
    verification.send({ type: 'ACCEPT_CONSENT' });
    expect(steps(told).map(({ step, from, durationMs }) => [step, from, durationMs])).toEqual([
      ['capturing', 'consenting', 4200],
      ['consenting', 'capturing', 0],
      ['capturing', 'consenting', 300],
    ]);
  });

  it('counts tickets: none before the first, one more for each', async () => {
    const { verification, told, until } = begin({ plan: authmatchPlan });
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await until('verdict');
    verification.send({ type: 'RETRY' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await until('verdict', 2);
    expect(steps(told).map(({ step, attempt }) => [step, attempt])).toEqual([
      ['enteringIdentity', 0],
      ...['requestingTicket', 'handingOff', 'awaitingResult', 'rejected', 'enteringIdentity'].map((step) => [
        step,
        1,
      ]),
      ...['requestingTicket', 'handingOff', 'awaitingResult', 'rejected'].map((step) => [step, 2]),
    ]);
  });

  it('photo event has the photo’s origin, path and budget', async () => {
    const { verification, told, until } = begin();
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'CHOOSE_PHOTO', source: new Blob(['x']), origin: 'album' });
    await until('photo');
    expect(told).toContainEqual({
      ...{ schema: 1, attempt: 0, type: 'photo', origin: 'album', path: 'main' },
      ...{ width: 3, height: 4, byteLength: 4, encodes: 1 },
      ...{ budget: 'saveData', maxBase64Length: 133_336, faces: 'one' },
    });
  });

  it('picker event says what was opened, and how long it was open when it came back without a photo', async () => {
    const { verification, told, clock, until } = begin();
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'OPEN_PICKER', picker: 'album' });
    clock.now += 1500;
    verification.send({ type: 'CLOSE_PICKER' });
    verification.send({ type: 'CLOSE_PICKER' }); // some engines say so twice
    verification.send({ type: 'OPEN_PICKER', picker: 'camera' });
    verification.send({ type: 'OPEN_PICKER', picker: 'camera' }); // closed unseen, as old engines do
    verification.send({ type: 'CHOOSE_PHOTO', source: new Blob(['x']), origin: 'camera' });
    await until('photo');
    const pickers = told.flatMap((event) => (event.type === 'picker' ? [event] : []));
    const common = { schema: 1, attempt: 0, type: 'picker' } as const;
    expect(pickers).toEqual([
      { ...common, picker: 'album', status: 'opened' },
      { ...common, picker: 'album', status: 'cancelled', durationMs: 1500 },
      { ...common, picker: 'camera', status: 'opened' },
      { ...common, picker: 'camera', status: 'opened' },
    ]);
  });

  it('picker event says once that the picker has cost the page', () => {
    const { verification, told } = begin({ picker: 'camera' });
    verification.send({ type: 'OPEN_PICKER', picker: 'album' });
    expect(
      told.map((event) => (event.type === 'picker' ? [event.picker, event.status] : event.type)),
    ).toEqual(['step', ['camera', 'lostPage'], ['album', 'opened']]);
  });

  it('camera event is what the view reports, and the step stays', () => {
    const { verification, told } = begin();
    verification.send({ type: 'ACCEPT_CONSENT' });
    const before = verification.getState();
    const report = { status: 'denied', durationMs: 800, automatic: false, facing: 'unknown' } as const;
    verification.send({ type: 'REPORT_CAMERA', report });
    expect(verification.getState()).toBe(before);
    expect(told[told.length - 1]).toEqual({ schema: 1, attempt: 0, type: 'camera', ...report });
  });

  it('verdict event has the verdict and its reason, once per order', async () => {
    const { verification, told, until } = begin({ plan: authmatchPlan });
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await until('verdict');
    expect(told.filter(({ type }) => type === 'verdict')).toEqual([
      { schema: 1, attempt: 1, type: 'verdict', verdict: 'rejected', reason: 'notSamePerson' },
    ]);
  });

  it('verdict event is not repeated for an order that was decided on an earlier page', async () => {
    const remembered = { orderNo: 'order1', traceNo: 'trace1', startedAt: 1_000_000 };
    const { verification, told } = begin({ remembered, settled: true });
    await vi.waitUntil(() => verification.getState().step === 'rejected');
    expect(told.map(({ type }) => type)).toEqual(['step', 'step']);
    expect(told.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('onEvent gets an error with its code and the step where it arose', async () => {
    const { verification, told, until } = begin({
      plan: authmatchPlan,
      ports: { requestTicket: () => Promise.reject(error) },
    });
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await until('error');
    expect(told[told.length - 1]).toEqual({
      ...{ schema: 1, attempt: 1, type: 'error', code: 'network_unreachable', step: 'requestingTicket' },
    });
  });

  it('holds fields of its schema alone, with values of their kinds', async () => {
    const { verification, told, until } = begin();
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'CHOOSE_PHOTO', source: new Blob(['x']), origin: 'camera' });
    await until('photo');
    verification.send({ type: 'USE_PHOTO' });
    await until('verdict');
    const failing = begin({ plan: authmatchPlan, ports: { requestTicket: () => Promise.reject(error) } });
    failing.verification.send({ type: 'ACCEPT_CONSENT' });
    failing.verification.send({ type: 'SUBMIT_IDENTITY', identity });
    await failing.until('error');
    expect(told.length).toBeGreaterThan(6);
    for (const { type, schema, attempt, ...fields } of [...told, ...failing.told]) {
      expect([schema, Number.isSafeInteger(attempt)]).toEqual([1, true]);
      const known = new Map<string, readonly [Values, unknown]>(Object.entries(eventFields[type].fields));
      expect(Object.keys(fields).sort()).toEqual([...known.keys()].sort());
      for (const [name, value] of Object.entries(fields))
        expect(fits(value, known.get(name)?.[0] ?? []), `${type}.${name}`).toBe(true);
    }
  });

  it('is kept for a report, the last 60 of it', () => {
    const { verification, told } = begin();
    for (let turn = 0; turn < 40; turn += 1) {
      verification.send({ type: 'ACCEPT_CONSENT' });
      verification.send({ type: 'GO_BACK' });
    }
    const trace = verification.getTrace();
    expect(trace).toHaveLength(60);
    expect(trace.map(({ event }) => event)).toEqual(told.slice(-60));
    expect(trace[0]?.at).toBe(1_000_000);
  });
});

function fits(value: unknown, values: Values): boolean {
  if (values === 'count' || values === 'milliseconds')
    return Number.isSafeInteger(value) && Number(value) >= 0;
  if (values === 'boolean') return typeof value === 'boolean';
  if (values === 'names') return true;
  return typeof value === 'string' && values.includes(value);
}
