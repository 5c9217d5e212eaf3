import type { BrowserName, InAppBrowser, SystemName } from '../../../src/environment/containers.js';

/** Words in the languages of the docs. */
export type Words = Readonly<Record<'en' | 'zh', string>>;

/** One thing that a page may do in a container, as a column of docs/environments.md. */
export type Ability = 'camera' | 'capture' | 'album' | 'facePage' | 'leaving' | 'returning' | 'storage';

/** Answer to whether something works. One without a source is `unknown`, and no other answer compiles without a source. */
export type Fact =
  | { readonly answer: 'unknown' }
  | {
      readonly answer: 'yes' | 'partly' | 'no';
      /** Address of the source. */
      readonly source: string;
      readonly note?: Words;
    };

/** The answers of the systems, in the order of the docs. A system that is missing has no such container. */
export type BySystem = { readonly [System in Extract<SystemName, 'ios' | 'android' | 'harmony'>]?: Fact };

/** Answers for a container: camera, album, leaving, returning and storage. */
export type Abilities = { readonly [Name in Ability]: Fact | BySystem };

/** Facts about a container, shown by `docs/environments.md`. The generator alone imports this file, so no bundle has it. */
export interface ContainerFacts {
  readonly title: Words;
  readonly works: Abilities;
  readonly advice: Words;
}

const TENCENT = 'https://cloud.tencent.com/document/product/1007/61072';
const TENCENT_PLUS = 'https://cloud.tencent.com/document/product/1007/114174';
const TENCENT_INTERNATIONAL = 'https://www.tencentcloud.com/document/product/1061/55996';
const TENCENT_APP = 'https://cloud.tencent.com/document/product/1007/61076';
const ALIBABA = 'https://help.aliyun.com/document_detail/173782.html';
const CANIUSE_CAPTURE = 'https://caniuse.com/html-media-capture';
const CANIUSE_STORAGE = 'https://caniuse.com/namevalue-storage';
const CANIUSE_STREAM = 'https://caniuse.com/stream';
const BFCACHE = 'https://web.dev/articles/bfcache';
const ARKWEB_FILES =
  'https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-file-upload.md';
const ARKWEB_BFCACHE =
  'https://gitcode.com/openharmony/docs/blob/master/zh-cn/application-dev/web/web-set-back-forward-cache.md';
const ARKWEB_PERMISSION = 'https://developer.huawei.com/consumer/cn/doc/harmonyos-faqs/faqs-arkweb-171';
const github = (path: string) => `https://github.com/${path}`;

const unknown: Fact = { answer: 'unknown' };
const yes = (source: string, note?: Words): Fact => fact('yes', source, note);
const partly = (source: string, note: Words): Fact => fact('partly', source, note);
const no = (source: string, note?: Words): Fact => fact('no', source, note);
function fact(answer: 'yes' | 'partly' | 'no', source: string, note: Words | undefined): Fact {
  return { answer, source, ...(note && { note }) };
}
const words = (en: string, zh: string): Words => ({ en, zh });
const same = (text: string): Words => words(text, text);

const accept = words('with `accept="image/*"`, which the widget sets', '要有 `accept="image/*"`，组件已设置');
const fromMemory = yes(BFCACHE, words('from memory', '从内存恢复'));

/** Since iOS 14.3 each app's page can have the camera; the app needs the permission. */
const iosCamera = partly(
  github('Fyrd/caniuse/issues/5760'),
  words('iOS 14.3, if the app may use the camera', 'iOS 14.3 起，App 有相机权限时'),
);
/** iOS opens the camera of a file input by itself, in each app. */
const iosCapture = yes('https://cnblogs.com/will-ing/p/15683380.html');

/** An app of which nothing was found but what iOS does in every app. */
const app: Abilities = {
  camera: { ios: iosCamera, android: unknown },
  capture: { ios: iosCapture, android: unknown },
  album: unknown,
  facePage: unknown,
  leaving: unknown,
  returning: unknown,
  storage: unknown,
};

/** Returns what is known of the browser of a phone's maker. */
function maker(phones: string, isGood: boolean): Abilities {
  const share = words(`Android 7, ${phones} of phones`, `安卓 7，${phones} 的机型`);
  const good = isGood ? yes(TENCENT, share) : partly(TENCENT, share);
  return {
    camera: good,
    capture: unknown,
    album: unknown,
    facePage: good,
    leaving: yes(TENCENT),
    returning: unknown,
    storage: unknown,
  };
}

const makerCapture = yes(github('youzan/vant/pull/12288'), accept);

const onlyMenu = words('the menu “…” opens the page in the browser', '菜单“…”里可以用浏览器打开');
const offer = words('offer `onUseAlternative`', '提供 `onUseAlternative`');
const copyLink = words('copy the link for another browser', '复制链接，换浏览器打开');
const nothing = same('–');

/** Each container of the tables. One without facts does not compile. */
export const containerFacts: Readonly<Record<InAppBrowser | BrowserName | 'webView', ContainerFacts>> = {
  wechat: {
    title: words('WeChat', '微信'),
    works: {
      camera: {
        ios: yes(
          TENCENT_PLUS,
          words('iOS 14.3; asks for WeChat, then for the page', 'iOS 14.3 起；先问微信，再问页面'),
        ),
        android: yes(TENCENT_INTERNATIONAL),
        harmony: unknown,
      },
      capture: {
        ios: yes(github('Tencent/weui.js/issues/147')),
        android: partly(
          github('waynecz/vue-img-inputer/issues/57'),
          words('some phones open files only', '部分手机只打开文件'),
        ),
        harmony: unknown,
      },
      album: {
        ios: yes(github('youzan/vant/issues/3732')),
        android: yes(github('youzan/vant/issues/2065'), accept),
        harmony: unknown,
      },
      facePage: partly(
        TENCENT_PLUS,
        words(
          'iOS 14.3, Android 7; promised for the Plus edition only',
          'iOS 14.3、安卓 7；只有 Plus 版承诺',
        ),
      ),
      leaving: yes(TENCENT_PLUS),
      returning: {
        ios: partly(
          github('xianzou/blog/issues/32'),
          words('from memory, or loaded again', '从内存恢复，或重新加载'),
        ),
        android: partly(github('jin5354/blog/issues/41'), words('loaded again', '重新加载')),
        harmony: unknown,
      },
      storage: partly(
        github('logto-io/logto/pull/8415'),
        words('`sessionStorage` may be lost by the return', '返回后 `sessionStorage` 可能丢失'),
      ),
    },
    advice: onlyMenu,
  },
  wecom: {
    title: words('WeCom', '企业微信'),
    works: {
      ...app,
      capture: { ios: iosCapture, android: yes(github('youzan/vant/issues/5887')) },
      facePage: partly(TENCENT_PLUS, words('promised for the Plus edition only', '只有 Plus 版承诺')),
      leaving: yes(TENCENT_PLUS),
    },
    advice: onlyMenu,
  },
  qq: { title: same('QQ'), works: app, advice: offer },
  alipay: { title: words('Alipay', '支付宝'), works: app, advice: offer },
  dingtalk: {
    title: words('DingTalk', '钉钉'),
    works: {
      ...app,
      capture: {
        ios: iosCapture,
        android: partly(
          github('youzan/vant/issues/5887'),
          words('asks: camera or album', '先问用相机还是相册'),
        ),
      },
      album: { ios: unknown, android: yes(github('ant-design/ant-design-mobile/issues/3566')) },
    },
    advice: offer,
  },
  feishu: { title: words('Lark', '飞书'), works: app, advice: offer },
  weibo: { title: words('Weibo', '微博'), works: app, advice: offer },
  douyin: { title: words('Douyin', '抖音'), works: app, advice: offer },
  toutiao: { title: words('Toutiao', '今日头条'), works: app, advice: offer },
  kuaishou: { title: words('Kuaishou', '快手'), works: app, advice: offer },
  xiaohongshu: {
    title: words('RED', '小红书'),
    works: {
      ...app,
      camera: {
        ios: iosCamera,
        android: partly(
          github('redengineer/redmini/issues/977'),
          words('fails before version 8.12', '8.12 之前的版本不行'),
        ),
      },
    },
    advice: offer,
  },
  quark: {
    title: words('Quark', '夸克'),
    works: {
      ...app,
      camera: { ios: no(ALIBABA), android: yes(ALIBABA, words('Android 7', '安卓 7')) },
    },
    advice: offer,
  },
  uc: {
    title: same('UC'),
    works: {
      ...app,
      camera: { ios: no(ALIBABA), android: yes(ALIBABA) },
      capture: {
        ios: iosCapture,
        android: partly(CANIUSE_CAPTURE, words('any file input offers the camera', '任何文件输入都可选相机')),
      },
      facePage: no(TENCENT),
      storage: { ios: unknown, android: yes(CANIUSE_STORAGE) },
    },
    advice: copyLink,
  },
  baidu: {
    title: words('Baidu', '百度'),
    works: {
      ...app,
      camera: { ios: yes(ALIBABA, same('iOS 14.3')), android: yes(ALIBABA) },
      capture: { ios: iosCapture, android: yes(CANIUSE_CAPTURE) },
      facePage: no(TENCENT),
      storage: { ios: unknown, android: yes(CANIUSE_STORAGE) },
    },
    advice: copyLink,
  },
  huawei: {
    title: words('Huawei’s browser', '华为浏览器'),
    works: {
      ...maker('80%', true),
      capture: makerCapture,
      album: yes(github('youzan/vant/issues/6015')),
    },
    advice: nothing,
  },
  xiaomi: {
    title: words('Xiaomi’s browser', '小米浏览器'),
    works: { ...maker('30%', false), capture: makerCapture },
    advice: offer,
  },
  oppo: {
    title: words('OPPO’s and OnePlus’ browser', 'OPPO、一加浏览器'),
    works: maker('80%', true),
    advice: nothing,
  },
  vivo: {
    title: words('vivo’s browser', 'vivo 浏览器'),
    works: { ...maker('80%', true), capture: makerCapture },
    advice: nothing,
  },
  samsung: {
    title: words('Samsung’s browser', '三星浏览器'),
    works: {
      ...maker('80%', true),
      capture: yes(CANIUSE_CAPTURE),
      storage: yes(CANIUSE_STORAGE),
    },
    advice: nothing,
  },
  qqBrowser: {
    title: words('QQ Browser', 'QQ 浏览器'),
    works: {
      camera: { ios: yes(ALIBABA, same('iOS 14.3')), android: yes(TENCENT, words('Android 7', '安卓 7')) },
      capture: {
        ios: iosCapture,
        android: partly(
          github('waynecz/vue-img-inputer/issues/39'),
          words('asks: camera or files', '先问用相机还是文件'),
        ),
      },
      album: { ios: unknown, android: yes(github('waynecz/vue-img-inputer/issues/39')) },
      facePage: { ios: unknown, android: yes(TENCENT, words('Android 7', '安卓 7')) },
      leaving: { ios: unknown, android: yes(TENCENT) },
      returning: unknown,
      storage: { ios: unknown, android: yes(CANIUSE_STORAGE) },
    },
    advice: nothing,
  },
  safari: {
    title: words(
      'Safari, and SFSafariViewController, which looks the same',
      'Safari，以及无法区分的 SFSafariViewController',
    ),
    works: {
      camera: partly(
        github('EddyVerbruggen/cordova-plugin-safariviewcontroller/issues/30'),
        words(
          'iOS 11; black in SFSafariViewController if its app lacks the permission',
          'iOS 11 起；SFSafariViewController 所在 App 没有权限时黑屏',
        ),
      ),
      capture: partly(
        github('transloadit/uppy/issues/4032'),
        words('opens the camera, of either side', '打开相机，但前后不定'),
      ),
      album: yes(github('Tencent/weui.js/issues/147')),
      facePage: yes(TENCENT, same('iOS 11.1.2')),
      leaving: yes(TENCENT),
      returning: fromMemory,
      storage: yes(CANIUSE_STORAGE),
    },
    advice: nothing,
  },
  chrome: {
    title: words('Chrome, and Custom Tabs, which look the same', 'Chrome，以及无法区分的 Custom Tabs'),
    works: {
      camera: {
        ios: yes(TENCENT_INTERNATIONAL, same('iOS 14.3')),
        android: yes(TENCENT_INTERNATIONAL, words('Android 7', '安卓 7')),
      },
      capture: {
        ios: partly(
          github('youzan/vant/issues/13261'),
          words('black if Chrome lacks the permission', 'Chrome 没有权限时黑屏'),
        ),
        android: yes(CANIUSE_CAPTURE),
      },
      album: { ios: unknown, android: yes(github('odoo/odoo/pull/265750')) },
      facePage: unknown,
      leaving: yes(TENCENT_INTERNATIONAL),
      returning: { ios: unknown, android: fromMemory },
      storage: yes(CANIUSE_STORAGE),
    },
    advice: nothing,
  },
  edge: {
    title: same('Edge'),
    works: {
      camera: { ios: yes(ALIBABA, same('iOS 14.3')), android: yes(ALIBABA) },
      capture: { ios: iosCapture, android: unknown },
      album: { ios: unknown, android: yes(github('odoo/odoo/pull/265750')) },
      facePage: unknown,
      leaving: unknown,
      returning: { ios: unknown, android: fromMemory },
      storage: yes(CANIUSE_STORAGE),
    },
    advice: nothing,
  },
  firefox: {
    title: same('Firefox'),
    works: {
      camera: { ios: yes(ALIBABA, same('iOS 14.3')), android: yes(CANIUSE_STREAM) },
      capture: { ios: iosCapture, android: yes(CANIUSE_CAPTURE) },
      album: unknown,
      facePage: unknown,
      leaving: unknown,
      returning: { ios: unknown, android: fromMemory },
      storage: yes(CANIUSE_STORAGE),
    },
    advice: nothing,
  },
  webView: {
    title: words('a WebView of another app', '其他 App 的 WebView'),
    works: {
      camera: {
        ios: iosCamera,
        android: partly(
          github('react-native-webview/react-native-webview/issues/231'),
          words('if the app answers `onPermissionRequest`', 'App 实现 `onPermissionRequest` 时'),
        ),
        harmony: partly(
          ARKWEB_PERMISSION,
          words('if the app answers `onPermissionRequest`', 'App 实现 `onPermissionRequest` 时'),
        ),
      },
      capture: {
        ios: iosCapture,
        android: partly(
          github('Justson/AgentWeb/issues/46'),
          words('if the app answers `onShowFileChooser`', 'App 实现 `onShowFileChooser` 时'),
        ),
        harmony: no(ARKWEB_FILES, words('opens the **rear** camera', '打开的是**后置**相机')),
      },
      album: {
        ios: yes('https://cnblogs.com/will-ing/p/15683380.html'),
        android: partly(
          github('Justson/AgentWeb/issues/46'),
          words('if the app answers `onShowFileChooser`', 'App 实现 `onShowFileChooser` 时'),
        ),
        harmony: yes(ARKWEB_FILES),
      },
      facePage: {
        ios: partly(TENCENT_APP, words('iOS 14.3, with settings', 'iOS 14.3 起，需要设置')),
        android: partly(TENCENT_APP, words('Android 7, with settings', '安卓 7 起，需要设置')),
        harmony: unknown,
      },
      leaving: unknown,
      returning: {
        ios: unknown,
        android: unknown,
        harmony: partly(
          ARKWEB_BFCACHE,
          words('loaded again unless the app enables it', 'App 不开启则重新加载'),
        ),
      },
      storage: {
        ios: partly(
          github('react-native-webview/react-native-webview/issues/3572'),
          words('some apps lose it when they end', '有的 App 退出后丢失'),
        ),
        android: partly(TENCENT_APP, words('if the app enables it', 'App 开启时')),
        harmony: unknown,
      },
    },
    advice: words(
      'set the [WebView](containers.md#your-own-app) up, or use `bridgeHandoff`',
      '[设置 WebView](containers.zh-CN.md#自有-app)，或用 `bridgeHandoff`',
    ),
  },
};

/** Facts about a kind of mini-program. None opens the face SDK's page in its web-view. */
export interface MiniProgramFacts {
  readonly title: Words;
  readonly marks: Words;
  /** Function that opens a page of the mini-program. */
  readonly navigate: Words;
  /** A face check of its own. */
  readonly faceCheck: Words;
  readonly source: string;
  readonly works: Abilities;
}

const WEB_VIEW = 'https://developers.weixin.qq.com/miniprogram/dev/component/open-ability/web-view.en.md';
const noFaceCheck = words('no source found', '未查到来源');

/** Answers for a web-view that opens registered addresses alone. Nothing else was found about it. */
const webView = (source: string): Abilities => ({
  ...app,
  camera: unknown,
  capture: unknown,
  facePage: no(source),
  leaving: no(source, words('registered domains only', '只能打开已登记的域名')),
});

/** The kinds of mini-programs. */
export const miniProgramFacts: readonly MiniProgramFacts[] = [
  {
    title: words('WeChat', '微信'),
    marks: words(
      '`miniProgram` in the user agent, `__wxjs_environment`',
      'UA 里的 `miniProgram`，或 `__wxjs_environment`',
    ),
    navigate: same('`wx.miniProgram.navigateTo`'),
    faceCheck: words(
      'Tencent’s mini-program SDK with a BizToken; `wx.startFacialRecognitionVerify` for approved industries',
      '腾讯云小程序 SDK，用 BizToken；获批的行业可用 `wx.startFacialRecognitionVerify`',
    ),
    source: WEB_VIEW,
    works: {
      ...webView(WEB_VIEW),
      capture: partly(
        github('fex-team/webuploader/issues/3194'),
        words('nothing opens on some phones', '部分手机点了没反应'),
      ),
      album: partly(
        github('fex-team/webuploader/issues/3194'),
        words('nothing opens on some phones', '部分手机点了没反应'),
      ),
      returning: yes(
        github('NervJS/taro/issues/6100'),
        words('kept, unless the mini-program sets a new address', '页面保留，除非小程序换了地址'),
      ),
    },
  },
  {
    title: words('WeCom', '企业微信'),
    marks: words('as WeChat, with `wxwork`', '同微信，另有 `wxwork`'),
    navigate: same('`wx.miniProgram.navigateTo`'),
    faceCheck: words('none of Tencent’s: only the H5 page, in a browser', '腾讯云没有，只能用浏览器打开 H5'),
    source: 'https://cloud.tencent.com/document/product/1007/56812',
    works: webView(WEB_VIEW),
  },
  {
    title: words('Alipay', '支付宝'),
    marks: words(
      '`MiniProgram` beside `AliApp`; some clients leave it out, then give the adapter a `canHandle` with `my.getEnv`',
      '`AliApp` 旁的 `MiniProgram`；有的客户端没有，这时给 handoff 写 `canHandle`，里面用 `my.getEnv`',
    ),
    navigate: same('`my.navigateTo`'),
    faceCheck: words(
      'Tencent’s BizToken page with registered addresses; Alipay’s own',
      '登记域名后可用腾讯云的 BizToken 页面；支付宝自己的',
    ),
    source: 'https://cloud.tencent.com/document/product/1007/110207',
    works: webView('https://yuucn.com/a/1563565.html'),
  },
  {
    title: words('Douyin, Toutiao', '抖音、今日头条'),
    marks: same('`ToutiaoMicroApp`'),
    navigate: same('`tt.miniProgram.navigateTo`'),
    faceCheck: noFaceCheck,
    source:
      'https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/web-view-component',
    works: webView(
      'https://developer.open-douyin.com/docs/resource/zh-CN/mini-app/develop/tutorial/basic-ability/web-view-component',
    ),
  },
  {
    title: words('Baidu', '百度'),
    marks: words('`swan/`, a window named `webswan-…`', '`swan/`，或名为 `webswan-…` 的窗口'),
    navigate: same('`swan.webView.navigateTo`'),
    faceCheck: noFaceCheck,
    source: 'https://www.w3cschool.cn/baiduapp/baiduapp-pc9s39ga.html',
    works: { ...app, camera: unknown, capture: unknown, facePage: no(TENCENT) },
  },
  {
    title: words('QQ, JD, RED', 'QQ、京东、小红书'),
    marks: words('`__qqjs_environment`, `jdmp`, `xhsminiapp`', '`__qqjs_environment`、`jdmp`、`xhsminiapp`'),
    navigate: words(
      '`qq.`, `jd.` and `xhs.miniProgram.navigateTo`',
      '`qq.`、`jd.` 和 `xhs.miniProgram.navigateTo`',
    ),
    faceCheck: noFaceCheck,
    source: 'https://github.com/dcloudio/uni-app',
    works: { ...app, camera: unknown, capture: unknown },
  },
];
