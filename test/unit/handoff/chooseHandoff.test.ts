import { describe, expect, it, vi } from 'vitest';
import type { HandoffAdapter, ReportingContext } from '../../../src/handoff/adapter.js';
import { chooseHandoff } from '../../../src/handoff/chooseHandoff.js';
import { type HandoffEnvironment, readHandoffEnvironment } from '../../../src/handoff/environment.js';
import { redirectHandoff } from '../../../src/handoff/redirectHandoff.js';
import { presentation, ticket } from '../flow/samples.js';

const android =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/107 Mobile Safari/537.36';
const environmentOf = (userAgent: string, variables = {}): HandoffEnvironment =>
  readHandoffEnvironment(false, { userAgent, variables });
const phone = environmentOf(android);
const desktop = environmentOf('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36');

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
const { canHandle } = redirectHandoff({ loginUrl: '/face' });
const redirect = adapter('redirect', canHandle);

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
    const inUc = environmentOf(`${android} UCBrowser/15.5`);
    const choice = chooseHandoff([qr, redirect]);
    expect(choice.canHandle?.(inUc)).toBe(false);
    await expect(choice.start(ticket, contextIn(inUc))).rejects.toMatchObject({
      code: 'handoff_unsupported',
    });
  });
});

describe('redirectHandoff', () => {
  it.each([
    [`${android} MicroMessenger/8.0.42`, true],
    [`${android} MicroMessenger/7.0 wxwork/4.1`, true],
    [`${android} UCBrowser/15.5`, false],
    [`${android} baiduboxapp/13.30`, false],
    [`${android} MicroMessenger/8.0.42 miniProgram/wx1`, false],
    [`${android} AliApp(AP/10.5) AlipayClient/10.5 MiniProgram`, false],
    [`${android} aweme/32.9.0 ToutiaoMicroApp/3.56.0`, false],
    ['', true],
  ])('redirectHandoff in %s: %s', (userAgent, works) => {
    expect(canHandle?.(environmentOf(userAgent))).toBe(works);
  });

  it.each([
    ['__wxjs_environment', 'miniprogram', false],
    ['__qqjs_environment', 'miniprogram', false],
    ['name', 'webswan-1', false],
    ['__wxjs_environment', 'browser', true],
    ['__wxjs_environment', {}, true],
  ])('redirectHandoff in a page whose %s is %s: %s', (name, value, works) => {
    expect(canHandle?.(environmentOf(`${android} MicroMessenger/8.0.42`, { [name]: value }))).toBe(works);
  });
});
