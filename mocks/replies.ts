import { type MockOrder, randomText } from './backend.js';
import { newTraceNo } from './newTraceNo.js';
import { sampleJpegBase64, sampleMp4Base64 } from './sampleMedia.js';

/**
 * Builds faceAdv's reply.
 * @param signed whether it has the fields for the H5 page, which the document marks optional
 */
export function ticketReply({ orderNo, faceId, traceNo }: MockOrder, signed: boolean): object {
  return success(traceNo, {
    bizSeqNo: `22${randomDigits(30)}`,
    orderNo,
    faceId,
    ...(signed ? { sign: randomHex(40), nonce: randomText(32), appId: 'IDAMOCK1' } : {}),
  });
}

/** Builds faceAdv's reply in the asynchronous mode, without a ticket. */
export function pendingReply({ traceNo }: MockOrder): object {
  return success(traceNo, {});
}

/** The service's tencentMsg by code; other codes get a general one. */
const messages: Readonly<Record<string, string>> = {
  '0': '请求成功',
  '66660004': '无法确认为同一人',
  '66660005': '证件未有照片比对',
  '66660010': '姓名和身份证不一致，请确认',
  '66660011': '无此查询结果',
  '66660015': '姓名或身份证不合法',
  '66660017': '验证次数超限，请明天重试',
  '66660024': '无此身份证号码',
  '66660025': '请确保是本人操作且正脸对框',
};

/**
 * Builds faceAdvResult's reply. Scores are included if a face was seen.
 * @param getFile `1`: photo and video, `2`: photo, `3`: video, others: none
 */
export function resultReply(
  { orderNo }: MockOrder,
  tencentCode: string,
  getFile: string | undefined,
): object {
  const passed = tencentCode === '0';
  const scored = passed || tencentCode === '66660004';
  return success(newTraceNo(), {
    tencentCode,
    tencentMsg: messages[tencentCode] ?? '请求失败',
    bizSeqNo: `22${randomDigits(30)}`,
    transactionTime: beijingTime(),
    orderNo,
    ...(scored ? { liveRate: '99', similarity: passed ? '97.0' : '21.4', occurredTime: beijingTime() } : {}),
    ...(scored && (getFile === '1' || getFile === '2') ? { photo: sampleJpegBase64 } : {}),
    ...(scored && (getFile === '1' || getFile === '3') ? { video: sampleMp4Base64 } : {}),
    ...(scored ? { sdkVersion: '5.0.0', trtcFlag: 'Y' } : {}),
    appId: 'IDAMOCK1',
  });
}

function success(traceNo: string, result: object): object {
  return { errcode: 0, errmsg: 'SUCCESS', data: { status: 'SUCCESS', traceNo, result } };
}

/** Returns the time in Beijing as `yyyyMMddHHmmss`. */
function beijingTime(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}

function randomDigits(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 10)).join('');
}

function randomHex(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16))
    .join('')
    .toUpperCase();
}
