import { type MockBackend, randomText, type SdkChoice } from '../backend.js';

/** Format of each login parameter: https://cloud.tencent.com/document/product/1007/61074 */
const rules: readonly (readonly [string, RegExp])[] = [
  ['appId', /^[A-Za-z0-9]{8}$/],
  ['version', /^1\.0\.0$/],
  ['nonce', /^[A-Za-z0-9]{32}$/],
  ['orderNo', /^[A-Za-z0-9]{1,32}$/],
  ['faceId', /^[A-Za-z0-9]{32}$/],
  ['url', /^https?:\/\/.+/],
  ['userId', /^[A-Za-z0-9_-]{1,32}$/],
  ['sign', /^[0-9A-Fa-f]{40}$/],
  ['from', /^(browser|App)$/],
];

/** Returns an error message for an invalid login or a ticket that was used before. */
export function checkLogin(query: URLSearchParams, backend: MockBackend): string | undefined {
  for (const [name, rule] of rules) {
    const value = query.get(name);
    if (value === null) return `缺少参数 ${name}`;
    if (!rule.test(value)) return `参数 ${name} 格式不对`;
  }
  const order = backend.find(query.get('orderNo') ?? '');
  if (!order || order.faceId !== query.get('faceId')) return 'orderNo 和 faceId 对不上任何订单';
  return order.started ? '这个 faceId 已经用过，每次刷脸都要重新申请' : undefined;
}

/** All results of a face check that the fake face SDK's page offers. */
export const endings: readonly SdkEnding[] = [
  { choice: 'pass', label: '通过', note: 'code=0', code: '0' },
  { choice: 'notSamePerson', label: '不是本人', note: 'code=66660004', code: '66660004' },
  { choice: 'interrupted', label: '中途退出', note: 'code=3003', code: '3003' },
  { choice: 'cameraDenied', label: '没有相机权限', note: 'code=3004', code: '3004' },
  { choice: 'left', label: '直接关闭', note: '不带参数返回' },
];

/** A result of the face check, as a button of the fake face SDK's page. */
export interface SdkEnding {
  readonly choice: SdkChoice;
  readonly label: string;
  readonly note: string;
  /** Code in the return address; `undefined` if the user returns without parameters. */
  readonly code?: string | undefined;
}

/** Returns the code with which the face SDK returns after this choice. */
export function codeOf(choice: SdkChoice): string | undefined {
  return endings.find((ending) => ending.choice === choice)?.code;
}

/** Builds the address to return to: https://cloud.tencent.com/document/product/655/18936 */
export function buildReturnUrl(query: URLSearchParams, choice: SdkChoice): string {
  const url = new URL(query.get('url') ?? '');
  const code = codeOf(choice);
  if (code === undefined) return url.href;
  url.searchParams.append('code', code);
  url.searchParams.append('orderNo', query.get('orderNo') ?? '');
  url.searchParams.append('h5faceId', query.get('faceId') ?? '');
  url.searchParams.append('newSignature', randomText(40).toUpperCase());
  if (choice === 'pass' || choice === 'notSamePerson') url.searchParams.append('liveRate', '99');
  return url.href;
}
