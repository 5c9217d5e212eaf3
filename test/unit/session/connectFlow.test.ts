import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FlowPorts } from '../../../src/flow/effects.js';
import type { Outcome, PendingOrder } from '../../../src/flow/model.js';
import type { FlowAction, FlowInput } from '../../../src/flow/states.js';
import type { SdkReturn } from '../../../src/handoff/returnParameters.js';
import type { FaceVerificationEvent } from '../../../src/options/events.js';
import { createOrderStore } from '../../../src/resume/orderStore.js';
import { createPickerStore } from '../../../src/resume/pickerStore.js';
import type { StorageLike } from '../../../src/resume/storage.js';
import { connectFlow } from '../../../src/session/connectFlow.js';
import { reportOnce } from '../../../src/session/reportOnce.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { events, matchPlan, order, passed, photo, rejected, states, ticket } from '../flow/samples.js';
import { brokenStorage, memoryStorage } from '../resume/memoryStorage.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Circumstances {
  readonly storage?: StorageLike;
  readonly sdkReturn?: SdkReturn;
  readonly now?: number;
  readonly ports?: Partial<FlowPorts>;
  readonly userId?: string;
  readonly isRevisit?: boolean;
}

/** A tab that shows a verification whose backend has passed every order. */
function openTab({
  storage = memoryStorage(),
  sdkReturn,
  now = order.startedAt,
  ports,
  userId = 'user1',
  isRevisit = false,
}: Circumstances = {}) {
  const onComplete = vi.fn<(outcome: Outcome) => void>();
  const onClose = vi.fn<() => void>();
  const onError = vi.fn<(error: FaceVerificationError) => void>();
  const onEvent = vi.fn<(event: FaceVerificationEvent) => void>();
  const awaitOutcome = vi.fn<FlowPorts['awaitOutcome']>(async () => passed);
  const orders = createOrderStore({ userId, storages: [storage] });
  const verification = connectFlow({
    plan: matchPlan,
    ports: {
      preparePhoto: async () => photo,
      requestTicket: async () => ticket,
      prepareHandoff: async () => {},
      startHandoff: async () => undefined,
      awaitOutcome,
      fetchMedia: async () => ({}),
      countAttempts: async () => undefined,
      now: () => now,
      ...ports,
    },
    callbacks: { onComplete, onClose, onError, onEvent },
    stores: { orders, pickers: createPickerStore({ userId, storages: [storage] }) },
    takeReturn: () => sdkReturn,
    isRevisit: () => isRevisit,
    reportOnce,
  });
  return { verification, onComplete, onClose, onError, onEvent, awaitOutcome, orders };
}

function storageWith(remembered: PendingOrder): StorageLike {
  const storage = memoryStorage();
  createOrderStore({ userId: 'user1', storages: [storage] }).save(remembered);
  return storage;
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.unstubAllGlobals());

describe('what a script may send', () => {
  const facts = Object.values(events).filter(
    ({ type }) => !/^[A-Z]+_(?:CONSENT|PHOTO|PICKER|HERE|OVER|BACK)$/.test(type),
  );
  const actions = [
    'ASK_RESULT',
    'RETRY',
    'CANCEL',
    'FINISH',
    'SUBMIT_IDENTITY',
    'USE_ALTERNATIVE',
    'REPORT_PHOTO_ERROR',
    'REPORT_PART_ERROR',
    'REPORT_CAMERA',
  ];
  const forged = facts.filter(({ type }) => !actions.includes(type));

  it.each(forged)('$type is a fact that no script can send, whatever the step', (fact) => {
    for (const remembered of [undefined, order]) {
      const never = { awaitOutcome: () => new Promise<never>(() => {}) };
      const { verification, onComplete } = openTab({
        ports: never,
        ...(remembered && { storage: storageWith(remembered) }),
      });
      verification.start();
      const before = verification.getState();
      verification.send(fact as object as FlowAction); // as a script without types
      expect(verification.getState()).toBe(before);
      expect(onComplete).not.toHaveBeenCalled();
      verification.stop();
    }
  });

  it.each([undefined, null, 'CANCEL', {}, { type: '__proto__' }, { type: 'toString' }])(
    '%j is ignored',
    (input) => {
      const { verification } = openTab();
      verification.send(input as object as FlowAction); // as a script without types
      expect(verification.getState()).toEqual(states.consenting);
    },
  );

  it('the list of facts covers what only effects know', () => {
    const types: readonly FlowInput['type'][] = forged.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'ORDER_FOUND',
        'PERSON_LEFT',
        'TICKET_ISSUED',
        'SDK_RETURNED',
        'RESULT_ARRIVED',
        'FAILED',
      ]),
    );
  });
});

describe('a part of the user interface that does not load', () => {
  const error = new FaceVerificationError('part_unavailable', 'for a test');

  it('connectFlow notifies the host once of each failed load, and the step stays', () => {
    const { verification, onError, onEvent } = openTab();
    const before = verification.getState();
    // StrictMode mounts the screen twice.
    verification.send({ type: 'REPORT_PART_ERROR', error });
    verification.send({ type: 'REPORT_PART_ERROR', error });
    expect(verification.getState()).toBe(before);
    expect(onError).toHaveBeenCalledExactlyOnceWith(error);
    expect(onEvent.mock.calls).toMatchObject([
      [{ type: 'error', code: 'part_unavailable', step: 'consenting' }],
    ]);
    verification.send({
      type: 'REPORT_PART_ERROR',
      error: new FaceVerificationError('part_unavailable', ''),
    });
    expect(onError).toHaveBeenCalledTimes(2);
  });

  it('connectFlow ignores what is no error', () => {
    const { verification, onError } = openTab();
    verification.send({ type: 'REPORT_PART_ERROR' } as object as FlowAction); // as a script without types
    expect(onError).not.toHaveBeenCalled();
  });
});

describe('a link that names an order, where nothing can be stored', () => {
  const link = { storage: brokenStorage, sdkReturn: { code: '0', orderNo: 'order1' } };

  it('asks for nothing before consent, and for that order after it', async () => {
    const { verification, awaitOutcome, onComplete } = openTab(link);
    verification.start();
    await settled();
    expect(verification.getState().step).toBe('consenting');
    expect(awaitOutcome).not.toHaveBeenCalled();
    verification.send({ type: 'ACCEPT_CONSENT' });
    await vi.waitUntil(() => verification.getState().step === 'passed');
    await vi.waitUntil(() => onComplete.mock.calls.length === 1);
  });

  it('means nothing where storage works and has no such order', async () => {
    const { verification } = openTab({ ...link, storage: memoryStorage() });
    verification.start();
    expect(verification.getState()).toEqual({ step: 'consenting' });
  });
});

describe('a clock that jumps while the user is away', () => {
  const stepAfter = {
    'asked for': { 'a return': 'awaitingResult', 'no return': 'interrupted' },
    over: { 'a return': 'consenting', 'no return': 'consenting' },
  } as const;

  it.each([
    ['stands', 0, 'a return', 'asked for'],
    ['stands', 0, 'no return', 'asked for'],
    ['is set back by a year', -365 * DAY, 'a return', 'asked for'],
    ['is set back by a year', -365 * DAY, 'no return', 'asked for'],
    ['is set ahead by a day', DAY, 'a return', 'asked for'],
    ['is set ahead by a day', DAY, 'no return', 'over'],
    ['goes on for 29 minutes', 29 * MINUTE, 'no return', 'asked for'],
    ['goes on for 30 minutes', 30 * MINUTE, 'no return', 'over'],
  ] as const)('%s: with a jump of %i ms and %s, the order is %s', (_, jump, coming, expected) => {
    const sdkReturn = { code: '0', orderNo: 'order1' };
    const { verification } = openTab({
      storage: storageWith(order),
      now: order.startedAt + jump,
      ...(coming === 'a return' && { sdkReturn }),
    });
    verification.restore();
    expect(verification.getState().step).toBe(stepAfter[expected][coming]);
  });

  it('an order of a clock that was ahead ends half an hour after it was found', () => {
    const storage = storageWith({ ...order, startedAt: 400 * DAY });
    const visit = (now: number) => {
      const { verification } = openTab({ storage, now });
      verification.restore();
      return verification.getState().step;
    };
    expect(visit(DAY)).toBe('interrupted');
    expect(visit(DAY + 29 * MINUTE)).toBe('interrupted');
    expect(visit(DAY + 59 * MINUTE)).toBe('consenting');
  });

  it('order and trace number are erased at the next start after their life', () => {
    const storage = storageWith(order);
    openTab({ storage, now: order.startedAt + 30 * MINUTE }).verification.restore();
    expect(storage.length).toBe(0);
  });
});

describe('coming back to an order', () => {
  const never = { awaitOutcome: () => new Promise<never>(() => {}) };
  const overdue = { awaitOutcome: async () => undefined };
  const back = { code: '0', orderNo: 'order1' };

  it('is no wait where the SDK said nothing, and its result is queried unseen', async () => {
    const { verification, onComplete } = openTab({ storage: storageWith(order) });
    verification.restore();
    expect(verification.getState()).toMatchObject({ step: 'interrupted', order });
    verification.start();
    await vi.waitUntil(() => onComplete.mock.calls.length === 1);
    expect(verification.getState().step).toBe('passed');
  });

  it('is a shorter wait after a reload, since the first one has passed', async () => {
    const storage = storageWith(order);
    const first = openTab({ storage, sdkReturn: back, ports: never });
    first.verification.start();
    expect(first.verification.getState()).toMatchObject({ step: 'awaitingResult' });
    const asked = vi.fn(never.awaitOutcome);
    const second = openTab({ storage, ports: { awaitOutcome: asked } });
    second.verification.start();
    expect(second.verification.getState()).toMatchObject({ step: 'awaitingResult', brief: true });
    expect(asked).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ patient: false }));
  });

  it('does not wait again for a result that was queried to the end', async () => {
    const storage = storageWith(order);
    const first = openTab({ storage, sdkReturn: back, ports: overdue });
    first.verification.start();
    await vi.waitUntil(() => first.verification.getState().step === 'undecided');
    const second = openTab({ storage, ports: never });
    second.verification.start();
    expect(second.verification.getState()).toMatchObject({ step: 'undecided', asking: true });
    const third = openTab({ storage });
    third.verification.start();
    await vi.waitUntil(() => third.verification.getState().step === 'passed');
  });

  it('that the user says is done is a wait, and stays one after a reload', () => {
    const storage = storageWith(order);
    const { verification } = openTab({ storage, ports: never });
    verification.start();
    verification.send({ type: 'ASK_RESULT' });
    const { verification: reloaded } = openTab({ storage });
    reloaded.restore();
    expect(reloaded.getState().step).toBe('awaitingResult');
  });

  it('left midway, as the SDK said, shows that at once, and the first page is over with it after a new attempt', () => {
    const storage = storageWith(order);
    const { verification } = openTab({ storage, sdkReturn: { ...back, code: '3003' }, ports: never });
    verification.start();
    expect(verification.getState()).toMatchObject({
      step: 'interrupted',
      returned: { error: { code: 'handoff_interrupted' } },
    });
    verification.send({ type: 'RETRY' });
    const { verification: reloaded } = openTab({ storage });
    reloaded.restore();
    expect(reloaded.getState().step).toBe('consenting');
  });
});

describe('a second return for the same order', () => {
  it('shows the verdict again, and the host is not called again', async () => {
    const storage = storageWith(order);
    const sdkReturn = { code: '0', orderNo: 'order1' };
    const visits = [openTab({ storage, sdkReturn }), openTab({ storage, sdkReturn })];
    vi.stubGlobal('navigator', {}); // without Web Locks a verdict is reported at once
    for (const { verification } of visits) {
      verification.start();
      await vi.waitUntil(() => verification.getState().step === 'passed');
    }
    expect(visits.map(({ onComplete }) => onComplete.mock.calls.length)).toEqual([1, 0]);
  });
});

describe('a verdict on the screen', () => {
  const rejectedPort = { awaitOutcome: async () => rejected };

  /** Shows a verdict, lets `then` happen, and opens the same tab again. */
  async function showVerdict(
    then: (verification: ReturnType<typeof openTab>['verification']) => void = () => {},
    { ports, ...next }: Circumstances = {},
  ) {
    vi.stubGlobal('navigator', {}); // without Web Locks a verdict is reported at once
    const storage = storageWith(order);
    const first = openTab({ storage, ...(ports && { ports }) });
    first.verification.start();
    await vi.waitUntil(() => first.onComplete.mock.calls.length === 1);
    then(first.verification);
    const second = openTab({ storage, isRevisit: true, ...(ports && { ports }), ...next });
    second.verification.restore();
    return second;
  }

  it.each([
    ['passed', undefined],
    ['rejected', rejectedPort],
  ] as const)('is queried and shown again after a reload: %s', async (step, ports) => {
    const { verification, awaitOutcome, onComplete } = await showVerdict(undefined, ports && { ports });
    expect(verification.getState()).toMatchObject({ step: 'awaitingResult', order });
    verification.start();
    await vi.waitUntil(() => verification.getState().step === step);
    if (!ports) expect(awaitOutcome).toHaveBeenCalledTimes(1);
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('is shown again after every further reload', async () => {
    const { verification, orders } = await showVerdict();
    verification.start();
    await vi.waitUntil(() => verification.getState().step === 'passed');
    expect(orders.findShown(order.startedAt)).toEqual(order);
  });

  it('is shown again after a reload that came before the answer', async () => {
    const { orders } = await showVerdict();
    expect(orders.findShown(order.startedAt)).toEqual(order);
  });

  it('is shown again after the widget was stopped and started', async () => {
    const { verification } = await showVerdict((first) => {
      first.stop();
      first.start();
    });
    expect(verification.getState().step).toBe('awaitingResult');
  });

  it.each([
    ['the user has finished', (first) => first.send({ type: 'FINISH' })],
    ['the host has taken the widget away', (first) => first.stop()],
  ] as const satisfies readonly (readonly [string, Parameters<typeof showVerdict>[0]])[])(
    'is not shown again when %s',
    async (_, then) => {
      const { verification } = await showVerdict(then);
      expect(verification.getState().step).toBe('consenting');
    },
  );

  it.each(['RETRY', 'USE_ALTERNATIVE', 'FINISH'] as const)(
    'of a rejection is not shown again after %s',
    async (type) => {
      const { verification } = await showVerdict((first) => first.send({ type }), { ports: rejectedPort });
      expect(verification.getState().step).toBe('consenting');
    },
  );

  it.each([
    ['by a link', { isRevisit: false }],
    ['by another user', { userId: 'user2' }],
    ['after the maximum age', { now: order.startedAt + 30 * MINUTE }],
  ])('is not shown when the page is opened %s', async (_, circumstances) => {
    const { verification } = await showVerdict(undefined, circumstances);
    expect(verification.getState().step).toBe('consenting');
  });

  it('is shown in a reloaded tab although another tab has an open order', async () => {
    const other = { ...order, orderNo: 'order2', startedAt: order.startedAt + 1 };
    const storage = storageWith(order);
    vi.stubGlobal('navigator', {});
    const { verification, orders } = openTab({ storage });
    verification.start();
    await vi.waitUntil(() => verification.getState().step === 'passed');
    orders.save(other);
    const reloaded = openTab({ storage, isRevisit: true });
    reloaded.verification.restore();
    expect(reloaded.verification.getState()).toMatchObject({ step: 'awaitingResult', order });
  });

  it('is not shown again when the host takes the widget away in onComplete', async () => {
    vi.stubGlobal('navigator', {});
    const storage = storageWith(order);
    const { verification, onComplete, orders } = openTab({ storage });
    onComplete.mockImplementation(() => verification.stop());
    verification.start();
    await vi.waitUntil(() => onComplete.mock.calls.length === 1);
    expect(orders.findShown(order.startedAt)).toBeUndefined();
  });
});

describe('two tabs that get the same verdict', () => {
  /** Web Locks for one lock at a time, as all tabs of an origin share them. */
  function stubLocks(): void {
    let last: Promise<unknown> = Promise.resolve();
    const request = (_name: string, _options: object, work: () => Promise<void>) => {
      last = last.then(work);
      return last;
    };
    vi.stubGlobal('navigator', { locks: { request } });
  }

  it('tell the host once between them', async () => {
    stubLocks();
    const storage = storageWith(order);
    const tabs = [openTab({ storage }), openTab({ storage })];
    for (const { verification } of tabs) verification.start();
    await vi.waitUntil(() => tabs.every(({ verification }) => verification.getState().step === 'passed'));
    const told = () => tabs.flatMap(({ onComplete }) => onComplete.mock.calls).length;
    await vi.waitUntil(() => told() > 0);
    // The other tab has the lock once the first one gives it back.
    await navigator.locks.request('', {}, async () => {});
    expect(told()).toBe(1);
  });

  it('the host hears of the verdict before it hears of the end', async () => {
    let grant = () => {};
    const request = (_name: string, _options: object, work: () => Promise<void>) =>
      new Promise<void>((resolve) => {
        grant = () => resolve(work());
      });
    vi.stubGlobal('navigator', { locks: { request } });
    const { verification, onComplete, onClose } = openTab({ storage: storageWith(order) });
    verification.start();
    await vi.waitUntil(() => verification.getState().step === 'passed');
    verification.send({ type: 'FINISH' });
    expect(onClose).not.toHaveBeenCalled();
    grant();
    await vi.waitUntil(() => onClose.mock.calls.length === 1);
    expect(onComplete.mock.invocationCallOrder[0]).toBeLessThan(onClose.mock.invocationCallOrder[0] ?? 0);
  });

  it.each([
    [
      'are refused, as in a page of an opaque origin',
      async () => Promise.reject(new DOMException('', 'SecurityError')),
    ],
    [
      'are kept by a tab that the browser has suspended',
      (_name: string, { signal }: { signal: AbortSignal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        ),
    ],
  ])('locks that %s leave nobody without the verdict', async (_, request) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    vi.stubGlobal('navigator', { locks: { request } });
    const { verification, onComplete } = openTab({ storage: storageWith(order) });
    verification.start();
    await vi.advanceTimersByTimeAsync(2000);
    expect(onComplete).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});

describe('forget', () => {
  it('drops the photo and its request, and the next start begins anew', async () => {
    const requestTicket = vi.fn<FlowPorts['requestTicket']>(() => new Promise(() => {}));
    const { verification } = openTab({ ports: { requestTicket } });
    verification.start();
    verification.send({ type: 'ACCEPT_CONSENT' });
    verification.send({ type: 'CHOOSE_PHOTO', source: photo.blob, origin: 'album' });
    await vi.waitUntil(() => verification.getState().step === 'reviewing');
    verification.send({ type: 'USE_PHOTO' });
    await vi.waitUntil(() => requestTicket.mock.calls.length === 1);
    verification.forget();
    expect(requestTicket.mock.calls[0]?.[1].aborted).toBe(true);
    expect(verification.getState()).toEqual({ step: 'consenting' });
    verification.start();
    expect(verification.getState()).toEqual({ step: 'consenting' });
    expect(requestTicket).toHaveBeenCalledTimes(1);
  });

  it('keeps an open order, whose result the next start asks for', async () => {
    const storage = storageWith(order);
    let answer: (outcome: Outcome) => void = () => {};
    const awaitOutcome = vi.fn(() => new Promise<Outcome>((resolve) => (answer = resolve)));
    const { verification, onComplete } = openTab({ storage, ports: { awaitOutcome } });
    verification.start();
    verification.forget();
    verification.start();
    expect(awaitOutcome).toHaveBeenCalledTimes(2);
    answer(passed);
    await vi.waitUntil(() => onComplete.mock.calls.length === 1);
  });
});
