import type { SdkChoice } from '../backend.js';

/** Texts of the fake face SDK's page. */
export interface FaceSdkWords {
  readonly language: string;
  readonly badge: string;
  readonly title: string;
  readonly intro: string;
  readonly parameters: string;
  /** Shown in place of a secret, with `{length}`. */
  readonly secret: string;
  readonly endings: Readonly<Record<SdkChoice, string>>;
  /** Note of an ending without a code. */
  readonly withoutParameters: string;
  /** Error about a parameter, which stands for `{name}`. */
  readonly missing: string;
  /** Error about a parameter, which stands for `{name}`. */
  readonly malformed: string;
  /** Error of an ending that no button has sent. */
  readonly wrong: string;
  readonly noOrder: string;
  readonly used: string;
}

const chinese: FaceSdkWords = {
  language: 'zh-CN',
  badge: '开发用 · 不会使用相机',
  title: '模拟刷脸',
  intro: '这里代替腾讯云人脸核身页面。请选择刷脸怎样结束：',
  parameters: '收到的参数',
  secret: '（{length} 位）',
  endings: {
    pass: '通过',
    notSamePerson: '不是本人',
    interrupted: '中途退出',
    cameraDenied: '没有相机权限',
    left: '直接关闭',
  },
  withoutParameters: '不带参数返回',
  missing: '缺少参数 {name}',
  malformed: '参数 {name} 格式不对',
  wrong: '参数不对',
  noOrder: 'orderNo 和 faceId 对不上任何订单',
  used: '这个 faceId 已经用过，每次刷脸都要重新申请',
};

const english: FaceSdkWords = {
  language: 'en',
  badge: 'For development · the camera stays off',
  title: 'Fake face check',
  intro: 'This stands in for Tencent Cloud’s page. Choose how the face check ends:',
  parameters: 'Parameters received',
  secret: '({length} characters)',
  endings: {
    pass: 'Passed',
    notSamePerson: 'Not the same person',
    interrupted: 'Interrupted',
    cameraDenied: 'No camera permission',
    left: 'Closed',
  },
  withoutParameters: 'returns without parameters',
  missing: 'The parameter {name} is missing',
  malformed: 'The parameter {name} is malformed',
  wrong: 'The parameters are wrong',
  noOrder: 'No order has this orderNo and faceId',
  used: 'This faceId was used before; each face check needs a new one',
};

/** Returns the words for a login: English if the page to return to has `locale=en`, as the demo's does. */
export function wordsFor(query: URLSearchParams): FaceSdkWords {
  const address = query.get('url') ?? '';
  return /[?&]locale=en(?:[&#]|$)/.test(address) ? english : chinese;
}
