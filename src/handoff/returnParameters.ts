import { readableTop } from '../shared/iframe.js';

/** Parameter that the face SDK's H5 page adds on return (https://cloud.tencent.com/document/product/655/18936). */
const RETURN_PARAMETER = /^(code|orderNo|h5faceId|newSignature|newSign|liveRate)=(.*)/;

export interface SdkReturn {
  readonly code: string;
  readonly orderNo: string;
}

/**
 * Reads the SDK's return from a URL and returns the URL without it. The return is in the query, or in a query behind the
 * hash with some routers. A `code` alone is no return: it may belong to WeChat's login. The parameters of the host keep
 * their names, order and spelling, also those that are named as the SDK's.
 */
export function readReturn(href: string): { sdkReturn: SdkReturn; cleanHref: string } | undefined {
  const url = new URL(href);
  const fromQuery = split(url.search.slice(1));
  if (fromQuery) {
    // The setter drops a leading question mark, which may be the host's.
    url.search = fromQuery.rest && `?${fromQuery.rest}`;
    return { sdkReturn: fromQuery.sdkReturn, cleanHref: url.href };
  }
  const [route = ''] = url.hash.split('?', 1);
  const fromHash = split(url.hash.slice(route.length + 1));
  if (!fromHash) return undefined;
  url.hash = fromHash.rest ? `${route}?${fromHash.rest}` : route;
  return { sdkReturn: fromHash.sdkReturn, cleanHref: url.href };
}

/**
 * Splits a query into its last return and the rest. Earlier returns, which were not removed in their time, go too. It is not
 * documented how the SDK appends to a URL that has a query, so a return may also begin behind a second question mark.
 */
function split(query: string): { sdkReturn: SdkReturn; rest: string } | undefined {
  // Parameters, and between them what separates them.
  const pieces = query.split(/([&?])/);
  let sdkReturn: SdkReturn | undefined;
  const kept: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const run = readRun(pieces, at);
    if (run) ({ sdkReturn, last: at } = run);
    else kept.push(...pieces.slice(kept.length > 0 ? at - 1 : at, at + 1));
  }
  return sdkReturn && { sdkReturn, rest: kept.join('') };
}

/**
 * Reads parameters of the SDK side by side, each name once, as documented: `code` first. Returns `undefined` if they are no
 * whole return. An order number has up to 64 of these characters; any other becomes `''`.
 */
function readRun(pieces: readonly string[], at: number): { sdkReturn: SdkReturn; last: number } | undefined {
  const values: Record<string, string> = Object.create(null);
  let end = at;
  for (; end < pieces.length; end += 2) {
    const [, name, value = ''] = RETURN_PARAMETER.exec(pieces[end] ?? '') ?? [];
    if (!name || name in values) break;
    values[name] = value;
  }
  const { code, orderNo, h5faceId, newSignature, newSign } = values;
  if (!pieces[at]?.startsWith('code=') || code === undefined || orderNo === undefined) return undefined;
  if ((h5faceId ?? newSignature ?? newSign) === undefined) return undefined;
  return { sdkReturn: { code, orderNo: /^[\w-]{1,64}$/.test(orderNo) ? orderNo : '' }, last: end - 2 };
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
