/** What decides which handoff can work here. */
export interface HandoffEnvironment {
  /** A phone or tablet: touched, and holding its own camera to the face. */
  readonly mobile: boolean;
  /** The app whose built-in browser this is, where it says so. */
  readonly inApp: InAppBrowser | undefined;
  /** The person asked to go on in this device rather than on another. */
  readonly stayHere: boolean;
}

export type InAppBrowser = 'wechat' | 'wecom' | 'alipay' | 'qq' | 'uc' | 'baidu' | 'dingtalk' | 'weibo';

/** The most telling first: WeCom calls itself MicroMessenger as well, QQ's app MQQBrowser. */
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

/** Reads the user agent for what no feature tells: which app this browser is part of. */
export function readEnvironment(stayHere = false): HandoffEnvironment {
  const { userAgent, maxTouchPoints } = navigator;
  // iPadOS calls itself a Mac since 13, and is told by its touch screen.
  const mobile =
    /Android|iPhone|iPad|Mobile|HarmonyOS/i.test(userAgent) || isTouchMac(userAgent, maxTouchPoints);
  return { mobile, inApp: inAppBrowser(userAgent), stayHere };
}

export function inAppBrowser(userAgent: string): InAppBrowser | undefined {
  return apps.find(([, pattern]) => pattern.test(userAgent))?.[0];
}

function isTouchMac(userAgent: string, maxTouchPoints: number): boolean {
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1;
}

/**
 * Browsers in which the face SDK's H5 page does not work, by its own list:
 * https://cloud.tencent.com/document/product/1007/61072
 */
export function canOpenFacePage({ inApp }: HandoffEnvironment): boolean {
  return inApp !== 'uc' && inApp !== 'baidu';
}
