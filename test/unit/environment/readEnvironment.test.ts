import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../src/environment/readEnvironment.js';
import { userAgents } from '../../fixtures/userAgents.js';

const desktopSafari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';

describe('readEnvironment', () => {
  it.each(userAgents)('readEnvironment finds $container on $system ($device): $userAgent', (seen) => {
    const { userAgent, container, system, device, miniProgram = false } = seen;
    expect(readEnvironment({ userAgent })).toMatchObject({ container, system, device, miniProgram });
  });

  it.each([
    ['', undefined, 'unknown', 'unknown', 'computer'],
    ['Mozilla/5.0', undefined, 'unknown', 'unknown', 'computer'],
    ['SomethingNew/1.0 (Mobile)', undefined, 'unknown', 'unknown', 'phone'],
    [desktopSafari, 5, 'safari', 'ios', 'tablet'],
    [desktopSafari, 0, 'safari', 'macos', 'computer'],
  ] as const)(
    'readEnvironment takes %j with %s touch points for %s on %s (%s)',
    (userAgent, maxTouchPoints, container, system, device) => {
      expect(readEnvironment({ userAgent, maxTouchPoints })).toMatchObject({ container, system, device });
    },
  );

  it('an unknown browser is refused nothing, and gets the general instructions', () => {
    expect(readEnvironment({ userAgent: 'SomethingNew/1.0' })).toEqual({
      system: 'unknown',
      device: 'computer',
      mobile: false,
      container: 'unknown',
      inApp: undefined,
      miniProgram: false,
      opensFacePage: true,
      captureOpensRear: false,
      permission: 'browser',
    });
  });

  it('a browser that claims two apps at once counts as a mini-program when either mark says so', () => {
    const userAgent = `${desktopSafari} MicroMessenger/8.0 AlipayClient/10.5 ToutiaoMicroApp/3.0`;
    expect(readEnvironment({ userAgent })).toMatchObject({ miniProgram: true, opensFacePage: false });
  });

  it('a variable of a mini-program counts in any browser', () => {
    const variables = { __wxjs_environment: 'miniprogram' };
    expect(readEnvironment({ userAgent: desktopSafari, variables })).toMatchObject({ miniProgram: true });
  });

  it('every user agent is there once, with a public source', () => {
    expect(userAgents.length).toBeGreaterThanOrEqual(80);
    expect(new Set(userAgents.map(({ userAgent }) => userAgent)).size).toBe(userAgents.length);
    expect(userAgents.filter(({ source }) => !/^https:\/\/github\.com\/[^ ]+$/.test(source))).toEqual([]);
  });
});
