import { readableTop } from '../shared/iframe.js';

/** The parameters with which the face SDK's H5 page comes back: https://cloud.tencent.com/document/product/655/18936 */
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
 * Reads the SDK's return from an address and gives the address without it: from the query, or from a query
 * behind the hash, where some routers put it. `undefined` where there is none: a lone `code` belongs to somebody
 * else, such as WeChat's login.
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
 * The return in a query, and the rest of it. It is not documented how the SDK appends to an address that has a query
 * already: behind a second question mark it is found as well.
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

/** What else the query holds, letter by letter: a host may have its own way of writing it. */
function withoutReturn(query: string): string {
  const isOurs = (part: string) =>
    [...new URLSearchParams(part).keys()].some((name) => RETURN_PARAMETERS.has(name));
  return query
    .split('&')
    .filter((part) => !isOurs(part))
    .join('&');
}

/** The return, if it is there. An order number has no more than 64 such characters. */
function find(query: string): SdkReturn | undefined {
  const parameters = new URLSearchParams(query);
  const code = parameters.get('code');
  const orderNo = parameters.get('orderNo');
  const isOurs = parameters.has('h5faceId') || parameters.has('newSignature') || parameters.has('newSign');
  if (code === null || orderNo === null || !isOurs) return undefined;
  return /^[A-Za-z0-9_-]{1,64}$/.test(orderNo) ? { code, orderNo } : { code, orderNo: '' };
}

/**
 * Takes the SDK's return out of the address bar, so that a signature is in no history, log or referrer: out of this
 * page's, or the outermost one's, which a frame has left.
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
    // Safari allows 100 calls in 30 s, sandboxed frames none: then the parameters stay, and still decide nothing.
  }
  return found?.sdkReturn;
}
