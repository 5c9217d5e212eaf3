import type { BrowserName, InAppBrowser } from '../../../src/environment/containers.js';

/** Facts about a container, shown by `docs/environments.md`. No bundle has them. */
export interface ContainerFacts {
  readonly title: string;
  /** Camera inside the page. */
  readonly camera: string;
  /** The face SDK's page. */
  readonly facePage: string;
  readonly advice: string;
  /** Address of the best source. */
  readonly source: string;
}

const TENCENT = 'https://cloud.tencent.com/document/product/1007/61072';
const TENCENT_PLUS = 'https://cloud.tencent.com/document/product/1007/114174';
const ALIBABA =
  'https://help.aliyun.com/zh/id-verification/financial-grade-id-verification/integration-by-using-pc-or-mobile-h5-pages-01';
const DETECTOR =
  'https://github.com/matomo-org/device-detector/tree/3856a28692d45317d3f15f6f81ca31a06067182a/Tests';

const APP = 'the app decides; the widget falls back to the phone’s camera and the album';
const ASKS = 'asks the user';
const OFFER = 'offer `onUseAlternative`';
const NOTHING = '–';
const UNKNOWN = 'not promised';

/** Each container of the tables. One without facts does not compile. */
export const containerFacts: Readonly<Record<InAppBrowser | BrowserName | 'webView', ContainerFacts>> = {
  wechat: {
    title: 'WeChat 微信',
    camera: 'asks once for WeChat, once for the page',
    facePage: 'iOS 14.3, Android 7, WeChat 6.5 (Plus edition); not promised for the other',
    advice: 'the menu “…” opens the page in the browser',
    source: TENCENT_PLUS,
  },
  wecom: {
    title: 'WeCom 企业微信',
    camera: 'as in WeChat',
    facePage: 'as in WeChat',
    advice: 'as in WeChat',
    source: TENCENT_PLUS,
  },
  qq: { title: 'QQ', camera: APP, facePage: UNKNOWN, advice: OFFER, source: DETECTOR },
  alipay: {
    title: 'Alipay 支付宝',
    camera: APP,
    facePage: UNKNOWN,
    advice: OFFER,
    source: 'https://help.aliyun.com/document_detail/117862.html',
  },
  dingtalk: { title: 'DingTalk 钉钉', camera: APP, facePage: UNKNOWN, advice: OFFER, source: DETECTOR },
  feishu: { title: 'Lark 飞书', camera: APP, facePage: UNKNOWN, advice: OFFER, source: DETECTOR },
  weibo: { title: 'Weibo 微博', camera: APP, facePage: UNKNOWN, advice: OFFER, source: DETECTOR },
  douyin: {
    title: 'Douyin 抖音',
    camera: APP,
    facePage: UNKNOWN,
    advice: OFFER,
    source:
      'https://github.com/hubvue/tools/blob/eb43922aac478ed831d462b3b2fcc8100ababd17/packages/utils/__mocks__/ua.ts',
  },
  toutiao: {
    title: 'Toutiao 今日头条',
    camera: APP,
    facePage: UNKNOWN,
    advice: OFFER,
    source: 'https://github.com/cuilongjin/vercel-serverless-openapi/blob/HEAD/api/useragent.js',
  },
  kuaishou: { title: 'Kuaishou 快手', camera: APP, facePage: UNKNOWN, advice: OFFER, source: DETECTOR },
  xiaohongshu: {
    title: 'RED 小红书',
    camera: 'may fail at once; the widget falls back to the phone’s camera and the album',
    facePage: UNKNOWN,
    advice: OFFER,
    source: 'https://github.com/redengineer/redmini/issues/977',
  },
  quark: {
    title: 'Quark 夸克',
    camera: ASKS,
    facePage: 'Android 7; not promised on iOS',
    advice: OFFER,
    source: ALIBABA,
  },
  uc: {
    title: 'UC',
    camera: ASKS,
    facePage: '**no**',
    advice: 'copy the link for another browser',
    source: TENCENT,
  },
  baidu: {
    title: 'Baidu 百度',
    camera: APP,
    facePage: '**no**',
    advice: 'copy the link for another browser',
    source: TENCENT,
  },
  huawei: {
    title: 'Huawei’s browser',
    camera: ASKS,
    facePage: 'Android 7, about 80 % of phones',
    advice: NOTHING,
    source: TENCENT,
  },
  xiaomi: {
    title: 'Xiaomi’s browser',
    camera: ASKS,
    facePage: 'Android 7, about **30 %** of phones',
    advice: OFFER,
    source: TENCENT,
  },
  oppo: {
    title: 'OPPO’s and OnePlus’ browser',
    camera: ASKS,
    facePage: 'Android 7, about 80 % of phones',
    advice: NOTHING,
    source: TENCENT,
  },
  vivo: {
    title: 'vivo’s browser',
    camera: ASKS,
    facePage: 'Android 7, about 80 % of phones',
    advice: NOTHING,
    source: TENCENT,
  },
  samsung: {
    title: 'Samsung’s browser',
    camera: ASKS,
    facePage: 'Android 7, about 80 % of phones',
    advice: NOTHING,
    source: TENCENT,
  },
  qqBrowser: { title: 'QQ Browser', camera: ASKS, facePage: 'Android 7', advice: NOTHING, source: TENCENT },
  safari: {
    title: 'Safari, and SFSafariViewController, which looks the same',
    camera: 'asks the user; black in SFSafariViewController if the app lacks the permission',
    facePage: 'iOS 11.1.2',
    advice: NOTHING,
    source: TENCENT,
  },
  chrome: {
    title: 'Chrome, and Custom Tabs, which look the same',
    camera: ASKS,
    facePage: UNKNOWN,
    advice: NOTHING,
    source: TENCENT,
  },
  edge: { title: 'Edge', camera: ASKS, facePage: UNKNOWN, advice: NOTHING, source: TENCENT },
  firefox: { title: 'Firefox', camera: ASKS, facePage: UNKNOWN, advice: NOTHING, source: TENCENT },
  webView: {
    title: 'a WebView of another app',
    camera: 'if the [app grants it](containers.md#your-own-app)',
    facePage: 'iOS 14.3, Android 7, with [settings](containers.md#the-face-sdks-page)',
    advice: 'set the WebView up, or use `bridgeHandoff`',
    source: 'https://cloud.tencent.com/document/product/1007/61076',
  },
};

/** Facts about a kind of mini-program. None opens the face SDK's page in its web-view. */
export interface MiniProgramFacts {
  readonly title: string;
  readonly marks: string;
  /** Function that opens a page of the mini-program. */
  readonly navigate: string;
  /** A face check of its own. */
  readonly faceCheck: string;
  readonly source: string;
}

/** The kinds of mini-programs. */
export const miniProgramFacts: readonly MiniProgramFacts[] = [
  {
    title: 'WeChat 微信',
    marks: '`miniProgram` in the user agent, `__wxjs_environment`',
    navigate: '`wx.miniProgram.navigateTo`',
    faceCheck:
      'Tencent’s mini-program SDK with a BizToken; `wx.startFacialRecognitionVerify` for approved industries',
    source: 'https://developers.weixin.qq.com/miniprogram/dev/component/open-ability/web-view.en.md',
  },
  {
    title: 'WeCom 企业微信',
    marks: 'as WeChat, with `wxwork`',
    navigate: '`wx.miniProgram.navigateTo`',
    faceCheck: 'none of Tencent’s: only the H5 page, in a browser',
    source: 'https://cloud.tencent.com/document/product/1007/56812',
  },
  {
    title: 'Alipay 支付宝',
    marks:
      '`MiniProgram` beside `AliApp`; some clients leave it out, then give the adapter a `canHandle` with `my.getEnv`',
    navigate: '`my.navigateTo`',
    faceCheck: 'Tencent’s BizToken page with registered addresses; Alipay’s own',
    source: 'https://cloud.tencent.com/document/product/1007/110207',
  },
  {
    title: 'Douyin 抖音, Toutiao 今日头条',
    marks: '`ToutiaoMicroApp`',
    navigate: '`tt.miniProgram.navigateTo`',
    faceCheck: 'no source found',
    source:
      'https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/web-view-component',
  },
  {
    title: 'Baidu 百度',
    marks: '`swan/`, a window named `webswan-…`',
    navigate: '`swan.webView.navigateTo`',
    faceCheck: 'no source found',
    source: 'https://www.w3cschool.cn/baiduapp/baiduapp-pc9s39ga.html',
  },
  {
    title: 'QQ, JD 京东, RED 小红书',
    marks: '`__qqjs_environment`, `jdmp`, `xhsminiapp`',
    navigate: '`qq.`, `jd.` and `xhs.miniProgram.navigateTo`',
    faceCheck: 'no source found',
    source: 'https://github.com/dcloudio/uni-app',
  },
];
