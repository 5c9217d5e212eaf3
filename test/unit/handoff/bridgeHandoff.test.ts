import { fc, test } from '@fast-check/vitest';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { HandoffContext } from '../../../src/handoff/adapter.js';
import type { BridgeRequest, MessagingBridge } from '../../../src/handoff/bridge.js';
import { bridgeHandoff } from '../../../src/handoff/bridgeHandoff.js';
import { readHandoffEnvironment } from '../../../src/handoff/environment.js';
import { ticket } from '../flow/samples.js';

function contextOf(signal: AbortSignal = new AbortController().signal): HandoffContext {
  return {
    signal,
    userId: 'user123',
    environment: readHandoffEnvironment(),
    expiresAt: Date.now() + 300_000,
    present: () => {},
    waitForVerdict: () => Promise.resolve(),
  };
}

/** Android's message listener, as androidx.webkit injects it: text in, text out. */
function messagingBridge() {
  const sent: BridgeRequest[] = [];
  const bridge: MessagingBridge = {
    onmessage: null,
    postMessage: (json) => void sent.push(JSON.parse(json)),
  };
  return { bridge, sent, say: (data: unknown) => bridge.onmessage?.({ data }) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('what the app is asked', () => {
  it('bridgeHandoff sends the ticket once with a unique id', async () => {
    // Math.random can be guessed from a few of its numbers.
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    const bridge = vi.fn(async (request: BridgeRequest) => ({ id: request.id, code: 0 }));
    await bridgeHandoff({ bridge }).start(ticket, contextOf());
    await bridgeHandoff({ bridge }).start(ticket, contextOf());
    const [first, second] = bridge.mock.calls.map(([request]) => request);
    expect(first).toEqual({
      version: 1,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      action: 'startFaceVerification',
      userId: 'user123',
      ticket: {
        faceId: ticket.faceId,
        orderNo: ticket.orderNo,
        sign: ticket.sign,
        nonce: ticket.nonce,
        appId: ticket.appId,
      },
    });
    expect(first?.id).not.toBe(second?.id);
    expect(bridge).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  it('bridgeHandoff sends a ticket that only has the documented fields', async () => {
    const bridge = vi.fn(async (request: BridgeRequest) => ({ id: request.id, code: 0 }));
    const { faceId, orderNo, traceNo } = ticket;
    await bridgeHandoff({ bridge }).start({ faceId, orderNo, traceNo }, contextOf());
    expect(bridge.mock.calls[0]?.[0].ticket).toEqual({ faceId, orderNo });
  });

  it('bridgeHandoff cannot handle the environment without a bridge', async () => {
    const adapter = bridgeHandoff({ bridge: undefined });
    expect(adapter.canHandle?.(contextOf().environment)).toBe(false);
    await expect(adapter.start(ticket, contextOf())).rejects.toMatchObject({ code: 'handoff_outside_app' });
  });
});

describe('what the app answers', () => {
  it('bridgeHandoff reads the answer of WebKit’s reply handler', async () => {
    const bridge = { postMessage: async (request: BridgeRequest) => ({ id: request.id, code: '41002' }) };
    const returned = await bridgeHandoff({ bridge }).start(ticket, contextOf());
    expect(returned?.error.code).toBe('handoff_camera_denied');
  });

  it('bridgeHandoff reads the answer on Android’s channel and passes other messages on', async () => {
    const { bridge, sent, say } = messagingBridge();
    const others = vi.fn();
    bridge.onmessage = others;
    const returned = bridgeHandoff({ bridge }).start(ticket, contextOf());
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    say('{"type":"theme","dark":true}');
    say(JSON.stringify({ id: 'somebody else’s', code: 41000 }));
    say(JSON.stringify({ id: sent[0]?.id, code: 0 }));
    await expect(returned).resolves.toBeUndefined();
    expect(others).toHaveBeenCalledTimes(2);
    expect(bridge.onmessage).toBe(others);
  });

  it.each([
    ['nothing', undefined],
    ['text', 'ok'],
    ['another id', { id: 'x', code: 0 }],
    ['no code', {}],
    ['markup for a code', { code: '<img src=x>' }],
    ['a code that is an object', { code: {} }],
  ])('bridgeHandoff resolves without a verdict when the app answers %s', async (_what, answer) => {
    const bridge = async (request: BridgeRequest) =>
      typeof answer === 'object' ? { id: request.id, ...answer } : answer;
    const started = bridgeHandoff({ bridge }).start(ticket, contextOf());
    if (answer === undefined) await expect(started).resolves.toBeUndefined();
    else await expect(started).resolves.toMatchObject({ error: { code: 'handoff_failed' } });
  });

  it.each([
    [
      'a function that throws',
      () => {
        throw new Error('no SDK');
      },
    ],
    [
      'a function that rejects',
      async () => {
        throw new Error('no SDK');
      },
    ],
    [
      'a reply handler that rejects',
      {
        postMessage: async () => {
          throw new Error('no SDK');
        },
      },
    ],
    [
      'a listener whose postMessage throws',
      {
        onmessage: null,
        postMessage: () => {
          throw new Error('no SDK');
        },
      },
    ],
  ])(
    'bridgeHandoff resolves with handoff_failed for %s, since the SDK may have run',
    async (_what, bridge) => {
      const returned = await bridgeHandoff({ bridge }).start(ticket, contextOf());
      expect(returned?.error).toMatchObject({ code: 'handoff_failed', cause: { message: 'no SDK' } });
    },
  );

  test.prop([fc.array(fc.anything(), { maxLength: 5 })], { numRuns: 1000 })(
    'bridgeHandoff ignores a thousand random messages',
    async (messages) => {
      const { bridge, sent, say } = messagingBridge();
      let settled = false;
      const controller = new AbortController();
      const returned = bridgeHandoff({ bridge }).start(ticket, contextOf(controller.signal));
      const done = returned.finally(() => {
        settled = true;
      });
      for (const message of messages) {
        say(message);
        say(stringify(message));
      }
      await Promise.resolve();
      expect(settled).toBe(false);
      say(JSON.stringify({ id: sent[0]?.id, code: '3003' }));
      expect((await done)?.error.code).toBe('handoff_interrupted');
    },
  );
});

describe('the bridge’s onmessage', () => {
  const endings = {
    answer: ({ bridge, id }: Exchange) => bridge.onmessage?.({ data: JSON.stringify({ id, code: 0 }) }),
    timeout: () => vi.advanceTimersByTime(5000),
    leaving: ({ controller }: Exchange) => controller.abort(),
  };

  interface Exchange {
    readonly bridge: MessagingBridge;
    readonly id: string | undefined;
    readonly controller: AbortController;
  }

  /** Starts the handoff over a bridge that the page listens to. */
  async function startExchange() {
    vi.useFakeTimers();
    const { bridge, sent } = messagingBridge();
    const own = vi.fn();
    bridge.onmessage = own;
    const controller = new AbortController();
    const returned = bridgeHandoff({ bridge, timeoutMs: 5000 }).start(ticket, contextOf(controller.signal));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    return { bridge, own, controller, returned, id: sent[0]?.id };
  }

  it.each(Object.keys(endings) as (keyof typeof endings)[])(
    'bridgeHandoff restores the handler of the page after %s',
    async (ending) => {
      const exchange = await startExchange();
      endings[ending](exchange);
      await exchange.returned;
      expect(exchange.bridge.onmessage).toBe(exchange.own);
    },
  );

  it.each(Object.keys(endings) as (keyof typeof endings)[])(
    'bridgeHandoff leaves a handler that was set meanwhile after %s, and still passes messages on',
    async (ending) => {
      const exchange = await startExchange();
      const { bridge, own } = exchange;
      const ours = bridge.onmessage;
      const wrapping = vi.fn((event: { readonly data: unknown }) => ours?.call(bridge, event));
      bridge.onmessage = wrapping;
      endings[ending](exchange);
      await exchange.returned;
      expect(bridge.onmessage).toBe(wrapping);
      own.mockClear();
      bridge.onmessage({ data: '{"type":"theme"}' });
      expect(own).toHaveBeenCalledExactlyOnceWith({ data: '{"type":"theme"}' });
    },
  );

  it('bridgeHandoff restores the handler of the page when postMessage throws', async () => {
    const own = vi.fn();
    const bridge: MessagingBridge = {
      onmessage: own,
      postMessage: () => {
        throw new Error('no SDK');
      },
    };
    await bridgeHandoff({ bridge }).start(ticket, contextOf());
    expect(bridge.onmessage).toBe(own);
  });
});

describe('waiting for the app', () => {
  it('bridgeHandoff resolves after its timeout', async () => {
    vi.useFakeTimers();
    const { bridge } = messagingBridge();
    const returned = bridgeHandoff({ bridge, timeoutMs: 5000 }).start(ticket, contextOf());
    await vi.advanceTimersByTimeAsync(5000);
    await expect(returned).resolves.toBeUndefined();
  });

  it('bridgeHandoff notifies the app when the user leaves the step', async () => {
    const { bridge, sent } = messagingBridge();
    const controller = new AbortController();
    const returned = bridgeHandoff({ bridge }).start(ticket, contextOf(controller.signal));
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    controller.abort();
    await expect(returned).resolves.toBeUndefined();
    expect(sent.map(({ action }) => action)).toEqual(['startFaceVerification', 'cancelFaceVerification']);
    expect(sent[1]).not.toHaveProperty('ticket');
  });
});

function stringify(value: unknown): unknown {
  try {
    return JSON.stringify(value);
  } catch {
    return String(Object.prototype.toString.call(value));
  }
}
