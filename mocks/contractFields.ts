import type { Endpoint } from './faults.js';

/** A line of the partner's API document. */
export interface ContractField {
  readonly endpoint: Endpoint;
  readonly direction: 'request' | 'reply';
  /** Path in the body, such as `data.result.faceId`, or a header, such as `header Authorization`. */
  readonly path: string;
  readonly type: 'boolean' | 'number' | 'string' | 'object' | 'any';
  /** Whether the document marks it as required (是否必填, 是否必返). */
  readonly required: boolean;
  readonly meaning: string;
  /** Format of the value; from the vendor's pages if the document has none. */
  readonly form?: RegExp | undefined;
}

type Row = readonly [
  path: string,
  type: ContractField['type'],
  required: boolean,
  meaning: string,
  form?: RegExp,
];

const LETTERS_AND_DIGITS_32 = /^[A-Za-z0-9]{1,32}$/;
const SCORE = /^\d{1,3}(\.\d+)?$/;
const TIME = /^\d{14}$/;

const common: readonly Row[] = [
  ['header Authorization', 'string', true, '授权 token', /^\S/],
  ['async', 'boolean', false, '是否开启异步反馈模式，默认 false'],
  ['extData', 'any', false, '附加参数登记'],
];
const envelope: readonly Row[] = [
  ['errcode', 'number', true, '0 交易成功，其它为异常'],
  ['errmsg', 'string', false, 'errcode 不为 0 时有值'],
  ['data', 'object', true, '数据'],
  ['data.status', 'string', true, 'SUCCESS 为业务成功', /^SUCCESS$/],
  ['data.traceNo', 'string', true, '当前业务的唯一 id', /\S/],
  ['data.result', 'object', true, '业务结果'],
];

/** All lines of the document, for both endpoints. The contract check, the docs and the tests read it. */
export const contractFields: readonly ContractField[] = [
  ...rows('faceAdv', 'request', [
    ...common,
    ['userId', 'string', true, '用户 ID，不能带有特殊字符', /^[A-Za-z0-9_-]{1,32}$/],
    ['type', 'string', true, 'match 自带源比对，authmatch 权威源比对', /^(match|authmatch)$/],
    ['sourcePhotoStr', 'object', false, '自带源比对时必须传入'],
    ['sourcePhotoStr.origin', 'string', false, 'self、fds 或 uri，默认 self', /^(self|fds|uri)$/],
    ['sourcePhotoStr.data', 'string', true, 'base64（400k 以内）、文件服务器路径或链接'],
    ['name', 'string', false, '姓名，权威源比对时必须传入'],
    ['idNo', 'string', false, '身份证号，权威源比对时必须传入'],
  ]),
  ...rows('faceAdv', 'reply', [
    ...envelope,
    ['data.result.bizSeqNo', 'string', false, '业务流水号'],
    ['data.result.orderNo', 'string', false, '订单编号', LETTERS_AND_DIGITS_32],
    ['data.result.faceId', 'string', false, '此次刷脸用户标识，调 SDK 时传入', /^[A-Za-z0-9]{32}$/],
    ['data.result.sign', 'string', false, '签名', /^[0-9A-Fa-f]{40}$/],
    ['data.result.nonce', 'string', false, '随机数', /^[A-Za-z0-9]{32}$/],
    ['data.result.appId', 'string', false, 'WBappid', /^[A-Za-z0-9]{8}$/],
  ]),
  ...rows('faceAdvResult', 'request', [
    ...common,
    ['orderNo', 'string', true, '订单编号', LETTERS_AND_DIGITS_32],
    ['getFile', 'string', false, '1 视频和照片，2 照片，3 视频，其他不返回'],
  ]),
  ...rows('faceAdvResult', 'reply', [
    ...envelope,
    ['data.result.tencentCode', 'string', false, '腾讯返回错误码', /^-?\d+$/],
    ['data.result.tencentMsg', 'string', false, '腾讯返回错误信息'],
    ['data.result.bizSeqNo', 'string', false, '业务流水号'],
    ['data.result.transactionTime', 'string', false, '请求接口的时间'],
    ['data.result.orderNo', 'string', false, '订单编号', LETTERS_AND_DIGITS_32],
    ['data.result.liveRate', 'string', false, '活体检测得分', SCORE],
    ['data.result.similarity', 'string', false, '人脸比对得分', SCORE],
    ['data.result.occurredTime', 'string', false, '进行刷脸的时间', TIME],
    ['data.result.photo', 'string', false, '人脸核身时的照片，base64'],
    ['data.result.video', 'string', false, '人脸核身时的视频，base64'],
    ['data.result.sdkVersion', 'string', false, 'sdk 版本号'],
    ['data.result.trtcFlag', 'string', false, 'Trtc 渠道刷脸则标识 Y', /^Y?$/],
    ['data.result.appId', 'string', false, '腾讯云控制台申请的 appid'],
  ]),
];

function rows(
  endpoint: Endpoint,
  direction: ContractField['direction'],
  list: readonly Row[],
): readonly ContractField[] {
  return list.map(([path, type, required, meaning, form]) => {
    return { endpoint, direction, path, type, required, meaning, form };
  });
}
