/** App with a built-in browser. `uc`, `quark` and `baidu` are browsers with services of their own. */
export type InAppBrowser =
  | 'wechat'
  | 'wecom'
  | 'alipay'
  | 'qq'
  | 'uc'
  | 'baidu'
  | 'dingtalk'
  | 'weibo'
  | 'feishu'
  | 'douyin'
  | 'toutiao'
  | 'kuaishou'
  | 'xiaohongshu'
  | 'quark';

/** Browser that opens pages of any address. */
export type BrowserName =
  | 'safari'
  | 'chrome'
  | 'edge'
  | 'firefox'
  | 'huawei'
  | 'xiaomi'
  | 'oppo'
  | 'vivo'
  | 'samsung'
  | 'qqBrowser';

/** The program that shows the page; `webView` is one of an app that is not in the table. */
export type ContainerName = InAppBrowser | BrowserName | 'webView' | 'unknown';

/**
 * Instructions that open the camera: those for Safari, for WeChat and its family, for another browser, or for another app.
 */
export type PermissionSteps = 'safari' | 'wechat' | 'browser' | 'app';

/** One row of a table of containers. Its sources, and what works there, are in docs/environments.md. */
export interface Container<Name extends ContainerName = ContainerName> {
  readonly name: Name;
  /** Mark in the user agent. */
  readonly userAgent: RegExp;
  readonly permission: PermissionSteps;
  /**
   * Whether the face SDK's page is known to fail there (https://cloud.tencent.com/document/product/1007/61072).
   * @default false
   */
  readonly refusesFacePage?: boolean;
}

/**
 * The apps. The first match counts, because many user agents have the marks of others as well: WeCom's has WeChat's,
 * Alipay's and DingTalk's have UC's, and all have a browser's.
 */
export const apps: readonly Container<InAppBrowser>[] = [
  { name: 'wecom', userAgent: /wxwork/i, permission: 'wechat' },
  { name: 'wechat', userAgent: /MicroMessenger/i, permission: 'wechat' },
  { name: 'alipay', userAgent: /AlipayClient/i, permission: 'app' },
  { name: 'dingtalk', userAgent: /DingTalk/i, permission: 'app' },
  { name: 'feishu', userAgent: /\b(?:Lark|Feishu)\//i, permission: 'app' },
  { name: 'weibo', userAgent: /Weibo/i, permission: 'app' },
  { name: 'douyin', userAgent: /aweme/i, permission: 'app' },
  { name: 'toutiao', userAgent: /NewsArticle|NewsLite/i, permission: 'app' },
  { name: 'kuaishou', userAgent: /Kwai|KsWebView|ksNebula/i, permission: 'app' },
  { name: 'xiaohongshu', userAgent: /xhsminiapp|XiaoHongShu|\bXHS\/|\bdiscover\//i, permission: 'app' },
  { name: 'quark', userAgent: /\bQuark/i, permission: 'browser' },
  { name: 'uc', userAgent: /UCBrowser|UCWEB/i, permission: 'browser', refusesFacePage: true },
  {
    name: 'baidu',
    userAgent: /baidubrowser|baiduboxapp|bdbrowser|BIDUBrowser/i,
    permission: 'app',
    refusesFacePage: true,
  },
  { name: 'qq', userAgent: /\bQQ\/\d/i, permission: 'app' },
];

/** The browsers, looked up where no app matches. The first match counts: all have Chrome's mark or Safari's. */
export const browsers: readonly Container<BrowserName | 'webView'>[] = [
  { name: 'huawei', userAgent: /HuaweiBrowser/i, permission: 'browser' },
  { name: 'xiaomi', userAgent: /MiuiBrowser/i, permission: 'browser' },
  { name: 'oppo', userAgent: /HeyTapBrowser|OppoBrowser/i, permission: 'browser' },
  { name: 'vivo', userAgent: /VivoBrowser/i, permission: 'browser' },
  { name: 'samsung', userAgent: /SamsungBrowser/i, permission: 'browser' },
  { name: 'qqBrowser', userAgent: /QQBrowser/i, permission: 'browser' },
  { name: 'edge', userAgent: /\bEdg(?:e|A|iOS)?\//, permission: 'browser' },
  { name: 'firefox', userAgent: /\b(?:Firefox|FxiOS)\//, permission: 'browser' },
  { name: 'chrome', userAgent: /\bCriOS\//, permission: 'browser' },
  // Below are marks of the system itself: an app that says nothing of itself, then the system's own browser.
  { name: 'webView', userAgent: /; wv\)|ArkWeb\/|\bVersion\/\S+ Chrome\//, permission: 'app' },
  { name: 'chrome', userAgent: /\bChrome\//, permission: 'browser' },
  { name: 'safari', userAgent: /\bVersion\/.*\bSafari\//, permission: 'safari' },
  { name: 'webView', userAgent: /\bAppleWebKit\//, permission: 'app' },
];

/** One mark of a mini-program's web-view. */
export interface MiniProgramMark {
  /** Mark in the user agent. */
  readonly userAgent?: RegExp;
  /** Variable of the page and the value that it has there. */
  readonly variable?: readonly [name: string, value: RegExp];
}

/**
 * The marks of a mini-program's web-view. One is enough: WeChat for iOS leaves its word out of the user agent at times
 * (https://www.cnblogs.com/joe235/p/15867938.html), and sets the variable only when its bridge is ready.
 */
export const miniProgramMarks: readonly MiniProgramMark[] = [
  { userAgent: /miniProgram/i, variable: ['__wxjs_environment', /^miniprogram$/] },
  { variable: ['__qqjs_environment', /^miniprogram$/] },
  { userAgent: /ToutiaoMicroApp/i },
  { userAgent: /\bswan\//i, variable: ['name', /^webswan-/] },
  { userAgent: /xhsminiapp/i },
  { userAgent: /\bjdmp/i },
];

/** Operating system. `harmony` is HarmonyOS 5 and later; before it HarmonyOS was an Android. */
export type SystemName = 'harmony' | 'ios' | 'android' | 'windows' | 'macos' | 'linux' | 'unknown';

export type DeviceKind = 'phone' | 'tablet' | 'computer';

/** One row of the table of systems. */
export interface System {
  readonly name: SystemName;
  readonly userAgent: RegExp;
  readonly device: DeviceKind;
}

/** The systems. The first match counts: a HarmonyOS computer calls itself Windows as well, and a phone Android. */
export const systems: readonly System[] = [
  { name: 'harmony', userAgent: /\((?:PC|2in1);.*(?:OpenHarmony|ArkWeb)|OHOS x86/i, device: 'computer' },
  { name: 'harmony', userAgent: /\(Tablet;.*(?:OpenHarmony|ArkWeb)/i, device: 'tablet' },
  { name: 'harmony', userAgent: /OpenHarmony|ArkWeb\//i, device: 'phone' },
  { name: 'ios', userAgent: /iPad/, device: 'tablet' },
  { name: 'ios', userAgent: /iPhone|iPod/, device: 'phone' },
  { name: 'android', userAgent: /Android.*Tablet|Tablet.*Android|Pad\/APad/i, device: 'tablet' },
  { name: 'android', userAgent: /Android.*Mobile|HarmonyOS.*Mobile/i, device: 'phone' },
  { name: 'android', userAgent: /Android|HarmonyOS/i, device: 'tablet' },
  { name: 'windows', userAgent: /Windows/i, device: 'computer' },
  { name: 'macos', userAgent: /Macintosh/, device: 'computer' },
  { name: 'linux', userAgent: /Linux|CrOS|X11/, device: 'computer' },
];
