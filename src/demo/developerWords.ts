import type { DemoSettings } from './settings.js';

type Choices<Name extends keyof DemoSettings> = {
  readonly label: string;
  readonly options: Readonly<Record<DemoSettings[Name] & string, string>>;
};

type Listed = Exclude<keyof DemoSettings, 'scenario' | 'userId' | 'unknownScenario'>;

export interface DeveloperWords {
  readonly mocked: string;
  readonly live: string;
  readonly thisSite: string;
  readonly scenario: string;
  readonly noMocks: string;
  readonly userId: string;
  /** Note below the user ID. */
  readonly magic: string;
  /** Settings with their values, in the order of the menu. */
  readonly choices: { readonly [Name in Listed]: Choices<Name> };
  readonly samplePhoto: string;
  readonly probe: string;
  readonly handedOff: string;
  readonly passedOver: string;
  readonly phone: string;
  readonly computer: string;
  readonly miniProgram: string;
}

const chinese: DeveloperWords = {
  mocked: '模拟接口',
  live: '真实接口',
  thisSite: '本站',
  scenario: '场景',
  noMocks: '真实接口（不模拟）',
  userId: '用户',
  magic: '魔法输入，如 code_66660004，选定结果',
  choices: {
    type: { label: '类型', options: { match: 'match 照片比对', authmatch: 'authmatch 身份信息' } },
    camera: { label: '相机', options: { page: '页面相机', auto: '页面相机，自动拍', off: '关闭页面相机' } },
    photo: { label: '照片', options: { self: '随请求发送 base64', upload: '先传文件服务器' } },
    handoff: {
      label: '交接',
      options: {
        redirect: 'redirect 跳转刷脸页',
        bridge: 'bridge 原生应用（模拟）',
        miniProgram: 'miniProgram 小程序（需在小程序里）',
        qr: 'qr 手机扫码',
        choose: 'choose 按环境选择',
        own: 'own 自己的函数',
      },
    },
    result: {
      label: '结果',
      options: { plain: '只有结论', full: '加上分数和剩余次数', noAttempts: '次数已用完' },
    },
    resultMedia: {
      label: '影像',
      options: { '': '不取回', both: 'both 视频和照片', photo: 'photo 照片', video: 'video 视频' },
    },
    alternative: { label: '别的', options: { yes: '提供别的方式', no: '只有刷脸' } },
    locale: { label: '语言', options: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } },
    theme: { label: '外观', options: { auto: '跟随系统', light: '浅色', dark: '深色' } },
    textSize: { label: '字号', options: { auto: '跟随系统', standard: '标准', large: '大字（关怀模式）' } },
    accent: {
      label: '主色',
      options: { jade: 'jade 玉绿', ocean: 'ocean 海蓝', plum: 'plum 梅紫', crimson: 'crimson 绯红' },
    },
  },
  samplePhoto: '放入示例照片（在拍照那一步）',
  probe: '这台设备能做什么（探测页）',
  handedOff: '交接用了',
  passedOver: '跳过了',
  phone: '手机',
  computer: '电脑',
  miniProgram: '小程序',
};

const english: DeveloperWords = {
  mocked: 'Mocked API',
  live: 'Real API',
  thisSite: 'this site',
  scenario: 'Scenario',
  noMocks: 'Real API (no mocks)',
  userId: 'User ID',
  magic: 'A magic input, such as code_66660004, picks the result',
  choices: {
    type: { label: 'Type', options: { match: 'match: a photo', authmatch: 'authmatch: name and ID number' } },
    camera: {
      label: 'Camera',
      options: { page: 'in the page', auto: 'in the page, automatic', off: 'not in the page' },
    },
    photo: { label: 'Photo', options: { self: 'base64 in the request', upload: 'to a file server first' } },
    handoff: {
      label: 'Handoff',
      options: {
        redirect: 'redirect to the SDK’s page',
        bridge: 'bridge to an app (fake)',
        miniProgram: 'a page of a mini-program (only in one)',
        qr: 'qr for a phone',
        choose: 'choose by environment',
        own: 'own function',
      },
    },
    result: {
      label: 'Result',
      options: {
        plain: 'verdict only',
        full: 'with scores and attempts left',
        noAttempts: 'no attempts left',
      },
    },
    resultMedia: {
      label: 'Media',
      options: { '': 'none', both: 'both video and photo', photo: 'photo', video: 'video' },
    },
    alternative: { label: 'Other way', options: { yes: 'offered', no: 'face check only' } },
    locale: { label: 'Language', options: { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' } },
    theme: { label: 'Theme', options: { auto: 'as the system', light: 'light', dark: 'dark' } },
    textSize: {
      label: 'Text size',
      options: { auto: 'as the system', standard: 'standard', large: 'large' },
    },
    accent: { label: 'Accent', options: { jade: 'jade', ocean: 'ocean', plum: 'plum', crimson: 'crimson' } },
  },
  samplePhoto: 'Insert the sample photo (in the photo step)',
  probe: 'What this device can do (probe page)',
  handedOff: 'Handed off by',
  passedOver: 'passed over',
  phone: 'phone',
  computer: 'computer',
  miniProgram: 'mini-program',
};

/** Texts of the developer's bar. Developers who read traditional Chinese get the simplified one. */
export const developerWords: Readonly<Record<DemoSettings['locale'], DeveloperWords>> = {
  'zh-CN': chinese,
  'zh-TW': chinese,
  en: english,
};
