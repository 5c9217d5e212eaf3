import { type MockBackend, randomText, type SdkChoice } from '../backend.js';

/** Length and form of each login parameter: https://cloud.tencent.com/document/product/1007/61074 */
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

/** What is wrong with a login, in a sentence for the developer; a ticket that was used before is. */
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

const codes: Readonly<Record<Exclude<SdkChoice, 'left'>, string>> = {
  pass: '0',
  notSamePerson: '66660004',
  interrupted: '3003',
  cameraDenied: '3004',
};

/** The return address: https://cloud.tencent.com/document/product/655/18936 */
export function buildReturnUrl(query: URLSearchParams, choice: SdkChoice): string {
  const url = new URL(query.get('url') ?? '');
  if (choice === 'left') return url.href;
  url.searchParams.set('code', codes[choice]);
  url.searchParams.set('orderNo', query.get('orderNo') ?? '');
  url.searchParams.set('h5faceId', query.get('faceId') ?? '');
  url.searchParams.set('newSignature', randomText(40).toUpperCase());
  if (choice === 'pass' || choice === 'notSamePerson') url.searchParams.set('liveRate', '99');
  return url.href;
}
