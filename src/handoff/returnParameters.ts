/** The parameters with which the face SDK's H5 page comes back: https://cloud.tencent.com/document/product/655/18936 */
const RETURN_PARAMETERS = ['code', 'orderNo', 'h5faceId', 'newSignature', 'newSign', 'liveRate'] as const;

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
  const fromQuery = take(url.searchParams);
  if (fromQuery) return { sdkReturn: fromQuery, cleanHref: url.href };

  const [route = '', query] = url.hash.split('?');
  if (query === undefined) return undefined;
  const parameters = new URLSearchParams(query);
  const fromHash = take(parameters);
  if (!fromHash) return undefined;
  const rest = parameters.toString();
  url.hash = rest ? `${route}?${rest}` : route;
  return { sdkReturn: fromHash, cleanHref: url.href };
}

/** Takes the return out of the parameters, if it is there. An order number has no more than 64 such characters. */
function take(parameters: URLSearchParams): SdkReturn | undefined {
  const code = parameters.get('code');
  const orderNo = parameters.get('orderNo');
  const isOurs = parameters.has('h5faceId') || parameters.has('newSignature') || parameters.has('newSign');
  if (code === null || orderNo === null || !isOurs) return undefined;
  for (const name of RETURN_PARAMETERS) parameters.delete(name);
  return /^[A-Za-z0-9_-]{1,64}$/.test(orderNo) ? { code, orderNo } : { code, orderNo: '' };
}

/** Takes the SDK's return out of the address bar, so that a signature is in no history, log or referrer. */
export function takeReturn(): SdkReturn | undefined {
  if (typeof location === 'undefined') return undefined;
  const found = readReturn(location.href);
  try {
    if (found) history.replaceState(history.state, '', found.cleanHref);
  } catch {
    // Safari allows 100 calls in 30 s, sandboxed frames none: then the parameters stay, and still decide nothing.
  }
  return found?.sdkReturn;
}
