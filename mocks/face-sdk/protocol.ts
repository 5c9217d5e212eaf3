import { type MockBackend, randomText, type SdkChoice } from '../backend.js';
import { wordsFor } from './words.js';

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
  const words = wordsFor(query);
  for (const [name, rule] of rules) {
    const value = query.get(name);
    if (value === null) return words.missing.replace('{name}', name);
    if (!rule.test(value)) return words.malformed.replace('{name}', name);
  }
  const order = backend.find(query.get('orderNo') ?? '');
  if (!order || order.faceId !== query.get('faceId')) return words.noOrder;
  return order.started ? words.used : undefined;
}

/** All results of a face check that the fake face SDK's page offers. */
export const endings: readonly SdkEnding[] = [
  { choice: 'pass', code: '0' },
  { choice: 'notSamePerson', code: '66660004' },
  { choice: 'interrupted', code: '3003' },
  { choice: 'cameraDenied', code: '3004' },
  { choice: 'left' },
];

/** A result of the face check, as a button of the fake face SDK's page. */
export interface SdkEnding {
  readonly choice: SdkChoice;
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
