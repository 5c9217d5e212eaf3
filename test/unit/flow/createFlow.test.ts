import { describe, expect, it, vi } from 'vitest';
import { createFlow, type Flow } from '../../../src/flow/createFlow.js';
import type { FlowPorts } from '../../../src/flow/effects.js';
import type { Outcome, PreparedPhoto, Ticket } from '../../../src/flow/model.js';
import { error, events, matchPlan, passed, photo, rejected, ticket } from './samples.js';

/** A promise that the test settles. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Ports that answer when the test says so, and remember the signals they were given. */
function controlledPorts() {
  const prepared = deferred<PreparedPhoto>();
  const issued = deferred<Ticket>();
  const decided = deferred<Outcome | undefined>();
  const ports = {
    expectPhoto: vi.fn<() => void>(),
    preparePhoto: vi.fn<FlowPorts['preparePhoto']>(() => prepared.promise),
    requestTicket: vi.fn<FlowPorts['requestTicket']>(() => issued.promise),
    prepareHandoff: vi.fn<FlowPorts['prepareHandoff']>(async () => {}),
    startHandoff: vi.fn<FlowPorts['startHandoff']>(async () => undefined),
    awaitOutcome: vi.fn<FlowPorts['awaitOutcome']>(() => decided.promise),
    fetchMedia: vi.fn<FlowPorts['fetchMedia']>(async () => ({})),
    countAttempts: vi.fn<FlowPorts['countAttempts']>(async () => undefined),
    now: () => 1000,
  };
  return { ports, prepared, issued, decided };
}

function startFlow() {
  const controlled = controlledPorts();
  const moves: string[] = [];
  const flow = createFlow({
    plan: matchPlan,
    ports: controlled.ports,
    onMove: (previous, next) => moves.push(`${previous.step} → ${next.step}`),
  });
  flow.start();
  return { flow, moves, ...controlled };
}

/** Goes on from consent to the request for a ticket. */
function requestTicket(flow: Flow): void {
  flow.send(events.ACCEPT_CONSENT);
  flow.send(events.CHOOSE_PHOTO);
  flow.send(events.PHOTO_PREPARED);
  flow.send(events.USE_PHOTO);
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('createFlow', () => {
  it('walks from consent to the verdict, one effect a step', async () => {
    const { flow, moves, ports, prepared, issued, decided } = startFlow();
    flow.send(events.ACCEPT_CONSENT);
    flow.send(events.CHOOSE_PHOTO);
    prepared.resolve(photo);
    await vi.waitUntil(() => flow.getState().step === 'reviewing');
    flow.send(events.USE_PHOTO);
    issued.resolve(ticket);
    decided.resolve(passed);
    await vi.waitUntil(() => flow.getState().step === 'passed');

    expect(moves).toEqual([
      'consenting → capturing',
      'capturing → preparing',
      'preparing → reviewing',
      'reviewing → requestingTicket',
      'requestingTicket → handingOff',
      'handingOff → awaitingResult',
      'awaitingResult → passed',
    ]);
    expect(ports.requestTicket).toHaveBeenCalledTimes(1);
    expect(ports.startHandoff).toHaveBeenCalledTimes(1);
  });

  it('aborts the work of a step that is left, and drops its late answer', async () => {
    const { flow, ports, prepared } = startFlow();
    flow.send(events.ACCEPT_CONSENT);
    flow.send(events.CHOOSE_PHOTO);
    const signal = ports.preparePhoto.mock.calls[0]?.[1].signal;
    expect(signal?.aborted).toBe(false);
    flow.send(events.GO_BACK);
    expect(signal?.aborted).toBe(true);
    // In the same step, but for another photo.
    ports.preparePhoto.mockReturnValueOnce(new Promise(() => {}));
    flow.send(events.CHOOSE_PHOTO);
    prepared.resolve(photo);
    await settled();
    expect(flow.getState().step).toBe('preparing');
  });

  it('says each time that a photo will come, so that what prepares it can start meanwhile', async () => {
    const { flow, ports, prepared } = startFlow();
    expect(ports.expectPhoto).not.toHaveBeenCalled();
    flow.send(events.ACCEPT_CONSENT);
    expect(ports.expectPhoto).toHaveBeenCalledTimes(1);
    flow.send(events.CHOOSE_PHOTO);
    prepared.resolve(photo);
    await vi.waitUntil(() => flow.getState().step === 'reviewing');
    flow.send(events.GO_BACK);
    expect(ports.expectPhoto).toHaveBeenCalledTimes(2);
  });

  it('keeps the work going while the step only makes progress', () => {
    const { flow, ports } = startFlow();
    flow.send(events.ACCEPT_CONSENT);
    flow.send(events.CHOOSE_PHOTO);
    ports.preparePhoto.mock.calls[0]?.[1].onProgress(0.4);
    expect(flow.getState()).toMatchObject({ step: 'preparing', progress: 0.4 });
    expect(ports.preparePhoto).toHaveBeenCalledTimes(1);
    expect(ports.preparePhoto.mock.calls[0]?.[1].signal.aborted).toBe(false);
  });

  it('turns a throw into a failure with the cause kept', async () => {
    const { flow, issued } = startFlow();
    flow.send(events.ACCEPT_CONSENT);
    flow.send(events.CHOOSE_PHOTO);
    flow.send({ ...events.PHOTO_PREPARED });
    flow.send(events.USE_PHOTO);
    const cause = new RangeError('a defect');
    issued.reject(cause);
    await vi.waitUntil(() => flow.getState().step === 'failed');
    expect(flow.getState()).toMatchObject({ error: { code: 'unexpected', cause } });
  });

  it('flow runs nothing before start and after stop, and restarts its step on the next start', () => {
    const { ports } = controlledPorts();
    const flow = createFlow({ plan: { type: 'match', consent: false }, ports });
    flow.send(events.CHOOSE_PHOTO);
    expect(ports.preparePhoto).not.toHaveBeenCalled();
    flow.start();
    flow.start();
    expect(ports.preparePhoto).toHaveBeenCalledTimes(1);
    flow.stop();
    expect(ports.preparePhoto.mock.calls[0]?.[1].signal.aborted).toBe(true);
    flow.start();
    expect(ports.preparePhoto).toHaveBeenCalledTimes(2);
  });

  it('faceAdv that was sent is never sent again by stop and start: its answer is taken when it comes', async () => {
    const { flow, ports, issued } = startFlow();
    requestTicket(flow);
    await vi.waitUntil(() => ports.requestTicket.mock.calls.length > 0);
    flow.stop();
    flow.start();
    flow.stop();
    expect(ports.requestTicket.mock.calls[0]?.[1].aborted).toBe(false);
    issued.resolve(ticket);
    await settled();
    expect(flow.getState().step).toBe('requestingTicket');
    expect(ports.startHandoff).not.toHaveBeenCalled();
    flow.start();
    expect(flow.getState().step).toBe('handingOff');
    expect(ports.requestTicket).toHaveBeenCalledTimes(1);
  });

  it('faceAdv that failed while the flow was stopped asks the user, as it does otherwise', async () => {
    const { flow, ports, issued } = startFlow();
    requestTicket(flow);
    flow.stop();
    issued.reject(error);
    await settled();
    flow.start();
    expect(flow.getState()).toMatchObject({ step: 'failed', error });
    expect(ports.requestTicket).toHaveBeenCalledTimes(1);
  });

  it('a user who leaves the step while the flow is stopped ends faceAdv', async () => {
    const { flow, ports } = startFlow();
    requestTicket(flow);
    await vi.waitUntil(() => ports.requestTicket.mock.calls.length > 0);
    flow.stop();
    flow.send(events.GO_BACK);
    expect(ports.requestTicket.mock.calls[0]?.[1].aborted).toBe(true);
    flow.start();
    expect(flow.getState().step).toBe('reviewing');
  });

  it('a subscriber that throws stops neither the other subscribers nor the flow', () => {
    vi.useFakeTimers();
    const { flow } = startFlow();
    const seen: string[] = [];
    flow.subscribe(() => {
      throw new Error('a defect of a subscriber');
    });
    flow.subscribe(() => seen.push(flow.getState().step));
    flow.send(events.ACCEPT_CONSENT);
    flow.send(events.CHOOSE_PHOTO);
    expect(seen).toEqual(['capturing', 'preparing']);
    // The page's own monitoring finds it.
    expect(() => vi.runAllTimers()).toThrow('a defect of a subscriber');
    vi.useRealTimers();
  });

  it('shows every subscriber the moves in the same order, also when one of them sends', () => {
    const { flow } = startFlow();
    const seen: string[] = [];
    flow.subscribe(() => {
      if (flow.getState().step === 'capturing') flow.send(events.GO_BACK);
    });
    flow.subscribe(() => seen.push(flow.getState().step));
    flow.send(events.ACCEPT_CONSENT);
    expect(seen).toEqual(['capturing', 'consenting']);
  });

  it('flow notifies no subscriber of an ignored event', () => {
    const { flow, moves } = startFlow();
    flow.send(events.FINISH);
    expect(moves).toEqual([]);
  });
});

describe('after the verdict', () => {
  const media = { photo: photo.blob };

  function decide(outcome: Outcome, ports: Partial<FlowPorts>) {
    const controlled = controlledPorts();
    const flow = createFlow({
      plan: { ...matchPlan, resultMedia: 'both' },
      ports: { ...controlled.ports, ...ports, awaitOutcome: async () => outcome },
    });
    flow.start();
    flow.send(events.ORDER_FOUND);
    return flow;
  }

  it.each([
    ['are shown when they have come', async () => media, { status: 'ready', ...media }],
    ['are missing where there are none', async () => ({}), { status: 'missing' }],
    ['are missing where they cannot be had', () => Promise.reject(new Error('gone')), { status: 'missing' }],
  ])('its media %s', async (_what, fetchMedia, shown) => {
    for (const outcome of [passed, rejected]) {
      const flow = decide(outcome, { fetchMedia });
      await vi.waitUntil(() => flow.getState().step === outcome.verdict);
      await settled();
      expect(flow.getState()).toMatchObject({ step: outcome.verdict, media: shown });
    }
  });

  it('media that were on their way when the page is left say nothing', async () => {
    let aborted = false;
    const flow = decide(passed, {
      fetchMedia: (_orderNo, _wanted, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(new DOMException('Aborted.', 'AbortError'));
          });
        }),
    });
    await vi.waitUntil(() => flow.getState().step === 'passed');
    expect(flow.getState()).toMatchObject({ media: { status: 'loading', wanted: 'both' } });
    flow.send(events.FINISH);
    await settled();
    expect(aborted).toBe(true);
    expect(flow.getState()).toEqual({ step: 'finished', outcome: passed });
  });

  it.each([
    ['the host counts are told', async () => 2, 2],
    ['nobody counts stay unknown', async () => undefined, undefined],
    ['cannot be counted leave the page as it is', () => Promise.reject(new Error('down')), undefined],
  ])('attempts that %s', async (_what, countAttempts, attemptsLeft) => {
    const flow = decide(rejected, { countAttempts, fetchMedia: async () => media });
    await vi.waitUntil(() => flow.getState().step === 'rejected');
    await settled();
    const state = flow.getState();
    expect(state.step === 'rejected' && state.attemptsLeft).toBe(attemptsLeft);
  });

  it('counts nothing where the person has passed', async () => {
    const countAttempts = vi.fn(async () => 2);
    const flow = decide(passed, { countAttempts, fetchMedia: async () => media });
    await vi.waitUntil(() => flow.getState().step === 'passed');
    await settled();
    expect(countAttempts).not.toHaveBeenCalled();
  });
});
