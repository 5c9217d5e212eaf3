import { describe, expect, it, vi } from 'vitest';
import type { HandoffAdapter, ReportingContext } from '../../../src/handoff/adapter.js';
import { chooseHandoff } from '../../../src/handoff/chooseHandoff.js';
import { type HandoffEnvironment, inAppBrowser } from '../../../src/handoff/environment.js';
import { canOpenFacePage } from '../../../src/handoff/redirectHandoff.js';
import { presentation, ticket } from '../flow/samples.js';

const phone: HandoffEnvironment = { mobile: true, inApp: undefined, stayHere: false };
const desktop: HandoffEnvironment = { ...phone, mobile: false };

function adapter(name: string, canHandle?: (environment: HandoffEnvironment) => boolean) {
  const start = vi.fn<HandoffAdapter['start']>(async () => {});
  return { name, start, ...(canHandle ? { canHandle } : {}) };
}

function contextIn(environment: HandoffEnvironment) {
  return {
    environment,
    signal: new AbortController().signal,
    userId: 'user123',
    expiresAt: 0,
    waitForVerdict: async () => {},
    present: vi.fn<ReportingContext['present']>(),
    report: vi.fn<NonNullable<ReportingContext['report']>>(),
  };
}

const qr = adapter('qr', ({ mobile, stayHere }) => !mobile && !stayHere);
const redirect = adapter('redirect', canOpenFacePage);

describe('chooseHandoff', () => {
  it('chooseHandoff starts the first handoff that can handle the environment and reports the skipped ones', async () => {
    const context = contextIn(phone);
    await chooseHandoff([qr, redirect]).start(ticket, context);
    expect(redirect.start).toHaveBeenCalledTimes(1);
    expect(qr.start).not.toHaveBeenCalled();
    expect(context.report).toHaveBeenCalledExactlyOnceWith('redirect', ['qr']);
  });

  it('chooseHandoff starts the preferred handoff in any environment', async () => {
    const context = contextIn(desktop);
    await chooseHandoff([qr, redirect], 'redirect').start(ticket, context);
    expect(context.report).toHaveBeenCalledWith('redirect', ['qr']);
  });

  it('chooseHandoff offers this device when another handoff can work here', async () => {
    const showing = adapter('qr', ({ stayHere }) => !stayHere);
    showing.start.mockImplementation(async (_, { present }) => {
      present(presentation);
    });
    const both = contextIn(desktop);
    await chooseHandoff([showing, redirect]).start(ticket, both);
    expect(both.present).toHaveBeenCalledWith({ ...presentation, canContinueHere: true });
    const alone = contextIn(desktop);
    await chooseHandoff([showing]).start(ticket, alone);
    expect(alone.present).toHaveBeenCalledWith({ ...presentation, canContinueHere: false });
  });

  it('chooseHandoff cannot handle the environment when no handoff can', async () => {
    const inUc: HandoffEnvironment = { ...phone, inApp: 'uc' };
    const choice = chooseHandoff([qr, redirect]);
    expect(choice.canHandle?.(inUc)).toBe(false);
    await expect(choice.start(ticket, contextIn(inUc))).rejects.toMatchObject({
      code: 'handoff_unsupported',
    });
  });
});

describe('in-app browsers', () => {
  const android =
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107';
  it.each([
    [`${android} MicroMessenger/8.0.42`, 'wechat', true],
    [`${android} MicroMessenger/7.0 wxwork/4.1`, 'wecom', true],
    [`${android} AlipayClient/10.5`, 'alipay', true],
    [`${android} MQQBrowser/6.2 QQ/8.9.70`, 'qq', true],
    [`${android} UCBrowser/15.5`, 'uc', false],
    [`${android} baiduboxapp/13.30`, 'baidu', false],
    [android, undefined, true],
  ] as const)('%s is %s', (userAgent, inApp, works) => {
    expect(inAppBrowser(userAgent)).toBe(inApp);
    expect(canOpenFacePage({ ...phone, inApp: inAppBrowser(userAgent) })).toBe(works);
  });
});
