/** Facts about the browser that decide which handoff can work. */
export interface HandoffEnvironment {
  /** Whether the device is a phone or tablet. */
  readonly mobile: boolean;
  /** App whose built-in browser this is; `undefined` for other browsers. */
  readonly inApp: InAppBrowser | undefined;
  /** Whether the user chose to continue on this device instead of another one. */
  readonly stayHere: boolean;
}

export type InAppBrowser = 'wechat' | 'wecom' | 'alipay' | 'qq' | 'uc' | 'baidu' | 'dingtalk' | 'weibo';

/** Patterns of user agents, in this order: WeCom also matches WeChat's pattern. */
const apps: readonly (readonly [InAppBrowser, RegExp])[] = [
  ['wecom', /wxwork/i],
  ['wechat', /MicroMessenger/i],
  ['alipay', /AlipayClient/i],
  ['dingtalk', /DingTalk/i],
  ['weibo', /Weibo/i],
  ['uc', /UCBrowser|UCWEB/i],
  ['baidu', /baidubrowser|baiduboxapp/i],
  ['qq', /\bQQ\/\d/i],
];

/** Reads the environment from the user agent, since no feature detection finds the app around a browser. */
export function readEnvironment(stayHere = false): HandoffEnvironment {
  // Node 20 has no navigator.
  const { userAgent = '', maxTouchPoints = 0 }: Partial<Navigator> = globalThis.navigator ?? {};
  // Since iPadOS 13 an iPad reports itself as a Mac; its touch screen differs.
  const mobile =
    /Android|iPhone|iPad|Mobile|HarmonyOS/i.test(userAgent) || isTouchMac(userAgent, maxTouchPoints);
  return { mobile, inApp: inAppBrowser(userAgent), stayHere };
}

/** Returns the app that a user agent names. */
export function inAppBrowser(userAgent: string): InAppBrowser | undefined {
  return apps.find(([, pattern]) => pattern.test(userAgent))?.[0];
}

function isTouchMac(userAgent: string, maxTouchPoints: number): boolean {
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1;
}
