import { readableTop } from '../shared/iframe.js';

/** Parameters that the face SDK's H5 page adds on return (https://cloud.tencent.com/document/product/655/18936). */
const RETURN_PARAMETERS: ReadonlySet<string> = new Set([
  'code',
  'orderNo',
  'h5faceId',
  'newSignature',
  'newSign',
  'liveRate',
]);

export interface SdkReturn {
  readonly code: string;
  readonly orderNo: string;
}

/**
 * Reads the SDK's return from a URL and returns the URL without it. The return is in the query, or in a query behind the
 * hash with some routers. A `code` alone is no return: it may belong to WeChat's login.
 */
export function readReturn(href: string): { sdkReturn: SdkReturn; cleanHref: string } | undefined {
  const url = new URL(href);
  const fromQuery = split(url.search.slice(1));
  if (fromQuery) {
    url.search = fromQuery.rest;
    return { sdkReturn: fromQuery.sdkReturn, cleanHref: url.href };
  }
  const [route = ''] = url.hash.split('?', 1);
  const fromHash = split(url.hash.slice(route.length + 1));
  if (!fromHash) return undefined;
  url.hash = fromHash.rest ? `${route}?${fromHash.rest}` : route;
  return { sdkReturn: fromHash.sdkReturn, cleanHref: url.href };
}

/**
 * Splits a query into the return and the rest. It is not documented how the SDK appends to a URL that has a query, so the
 * return is also found behind a second question mark.
 */
function split(query: string): { sdkReturn: SdkReturn; rest: string } | undefined {
  const sdkReturn = find(query);
  if (sdkReturn) return { sdkReturn, rest: withoutReturn(query) };
  const at = query.lastIndexOf('?');
  const appended = find(query.slice(at + 1));
  if (at < 0 || !appended) return undefined;
  const rest = [query.slice(0, at), withoutReturn(query.slice(at + 1))].filter(Boolean).join('&');
  return { sdkReturn: appended, rest };
}

/** Removes the return's parameters and keeps the rest of the query as it is written. */
function withoutReturn(query: string): string {
  const isOurs = (part: string) =>
    [...new URLSearchParams(part).keys()].some((name) => RETURN_PARAMETERS.has(name));
  return query
    .split('&')
    .filter((part) => !isOurs(part))
    .join('&');
}

/** Finds the return. An order number has up to 64 of these characters; any other becomes `''`. */
function find(query: string): SdkReturn | undefined {
  const parameters = new URLSearchParams(query);
  const code = parameters.get('code');
  const orderNo = parameters.get('orderNo');
  const isOurs = parameters.has('h5faceId') || parameters.has('newSignature') || parameters.has('newSign');
  if (code === null || orderNo === null || !isOurs) return undefined;
  return /^[A-Za-z0-9_-]{1,64}$/.test(orderNo) ? { code, orderNo } : { code, orderNo: '' };
}

/**
 * Reads the SDK's return and removes it from the address bar, so that no history, log or referrer has the signature. In an
 * iframe it may be in the outermost window's address.
 */
export function takeReturn(): SdkReturn | undefined {
  if (typeof location === 'undefined') return undefined;
  return takeFrom(window) ?? takeFrom(readableTop() ?? window);
}

function takeFrom({ location, history }: Window): SdkReturn | undefined {
  const found = readReturn(location.href);
  try {
    if (found) history.replaceState(history.state, '', found.cleanHref);
  } catch {
    // Safari allows 100 calls in 30 s, a sandboxed iframe none. The parameters stay then; they never decide a verdict.
  }
  return found?.sdkReturn;
}
