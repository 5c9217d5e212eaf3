import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HandoffContext } from '../../../src/handoff/adapter.js';
import { chooseHandoff } from '../../../src/handoff/chooseHandoff.js';
import { readHandoffEnvironment } from '../../../src/handoff/environment.js';
import { miniProgramHandoff } from '../../../src/handoff/miniProgramHandoff.js';
import { redirectHandoff } from '../../../src/handoff/redirectHandoff.js';
import { ticket } from '../flow/samples.js';

const inWeChat =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.76(0x18004c24) Language/zh_CN';
const pageOf = (userAgent: string) => readHandoffEnvironment(false, { userAgent });

function contextOf(more: Partial<HandoffContext> = {}): HandoffContext {
  return {
    signal: new AbortController().signal,
    userId: 'user123',
    environment: pageOf(`${inWeChat} miniProgram/wx1`),
    expiresAt: Date.now() + 300_000,
    present: () => {},
    waitForVerdict: () => new Promise(() => {}),
    ...more,
  };
}

/** A web-view that a mini-program covers with a page of its own, and shows again. */
let webView: EventTarget & { visibilityState: string };
beforeEach(() => {
  webView = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', webView);
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  vi.stubGlobal('dispatchEvent', target.dispatchEvent.bind(target));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function show(visibilityState: 'visible' | 'hidden'): void {
  webView.visibilityState = visibilityState;
  webView.dispatchEvent(new Event('visibilitychange'));
}

/** Resolves with `waiting` if a promise does so later than everything that is due. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  await vi.dynamicImportSettled();
  return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve('waiting'), 20))]);
}

describe('miniProgramHandoff', () => {
  it('miniProgramHandoff passes the ticket to the mini-program’s page', async () => {
    const navigate = vi.fn();
    await miniProgramHandoff({ navigate }).start(ticket, contextOf({ waitForVerdict: async () => {} }));
    const { faceId, orderNo, sign, nonce, appId } = ticket;
    expect(navigate).toHaveBeenCalledExactlyOnceWith({
      faceId,
      orderNo,
      sign,
      nonce,
      appId,
      userId: 'user123',
    });
  });

  it('miniProgramHandoff works in a mini-program alone, and only with navigate', () => {
    const { canHandle } = miniProgramHandoff({ navigate: () => {} });
    expect(canHandle?.(pageOf(`${inWeChat} miniProgram/wx1`))).toBe(true);
    expect(canHandle?.(pageOf(inWeChat))).toBe(false);
    const without = miniProgramHandoff({ navigate: undefined });
    expect(without.canHandle?.(pageOf(`${inWeChat} miniProgram/wx1`))).toBe(false);
  });

  it('chooseHandoff takes the mini-program where there is one, and the redirect elsewhere', async () => {
    const report = vi.fn();
    const both = chooseHandoff([
      miniProgramHandoff({ navigate: () => {} }),
      { ...redirectHandoff({ loginUrl: '/face' }), start: async () => {} },
    ]);
    const verdict = { waitForVerdict: async () => {}, report };
    await both.start(ticket, contextOf(verdict));
    await both.start(ticket, contextOf({ ...verdict, environment: pageOf(inWeChat) }));
    expect(report.mock.calls).toEqual([
      ['miniProgram', []],
      ['redirect', ['miniProgram']],
    ]);
  });

  it('miniProgramHandoff returns when the web-view is shown again, not while it is covered', async () => {
    const started = miniProgramHandoff({ navigate: () => show('hidden') }).start(ticket, contextOf());
    expect(await stateOf(started)).toBe('waiting');
    show('visible');
    expect(await started).toBeUndefined();
  });

  it('miniProgramHandoff returns when the mini-program changes the hash of the address', async () => {
    const started = miniProgramHandoff({ navigate: () => {} }).start(ticket, contextOf());
    expect(await stateOf(started)).toBe('waiting');
    dispatchEvent(new Event('hashchange'));
    expect(await started).toBeUndefined();
  });

  it('miniProgramHandoff returns with the verdict where no event reports the return', async () => {
    let arrive = () => {};
    const waitForVerdict = () => new Promise<void>((resolve) => (arrive = resolve));
    const started = miniProgramHandoff({ navigate: () => {} }).start(ticket, contextOf({ waitForVerdict }));
    expect(await stateOf(started)).toBe('waiting');
    arrive();
    expect(await started).toBeUndefined();
  });

  it.each([
    ['throws', () => Reflect.get(Object(undefined), 'wx').miniProgram],
    ['rejects', () => Promise.reject(new Error('navigateTo:fail'))],
  ])('miniProgramHandoff returns an error if navigate %s', async (_how, navigate) => {
    const returned = await miniProgramHandoff({ navigate }).start(ticket, contextOf());
    expect(returned).toMatchObject({ error: { code: 'handoff_failed' } });
  });

  it('miniProgramHandoff asks for the result after its timeout', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const done = vi.fn();
    const handoff = miniProgramHandoff({ navigate: () => {}, timeoutMs: 60_000 });
    handoff.start(ticket, contextOf()).then(done);
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1000);
    expect(done).toHaveBeenCalledExactlyOnceWith(undefined);
  });

  it('miniProgramHandoff opens nothing once the user has left', async () => {
    const navigate = vi.fn();
    await miniProgramHandoff({ navigate }).start(ticket, contextOf({ signal: AbortSignal.abort() }));
    expect(navigate).not.toHaveBeenCalled();
  });
});
