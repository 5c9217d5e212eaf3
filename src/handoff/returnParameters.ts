/** The parameters with which the face SDK's H5 page comes back: https://cloud.tencent.com/document/product/655/18936 */
const RETURN_PARAMETERS = ['code', 'orderNo', 'h5faceId', 'newSignature', 'newSign', 'liveRate'] as const;

export interface SdkReturn {
  readonly code: string;
  readonly orderNo: string;
}

/**
 * Reads the SDK's return from an address and gives the address without it. `undefined` where there is none: a
 * lone `code` belongs to somebody else, such as WeChat's login.
 */
export function readReturn(href: string): { sdkReturn: SdkReturn; cleanHref: string } | undefined {
  const url = new URL(href);
  const { searchParams } = url;
  const code = searchParams.get('code');
  const orderNo = searchParams.get('orderNo');
  const isOurs =
    searchParams.has('h5faceId') || searchParams.has('newSignature') || searchParams.has('newSign');
  if (code === null || orderNo === null || !isOurs) return undefined;
  for (const name of RETURN_PARAMETERS) searchParams.delete(name);
  return { sdkReturn: { code, orderNo }, cleanHref: url.href };
}

/** Takes the SDK's return out of the address bar, so that a signature is in no history, log or referrer. */
export function takeReturn(): SdkReturn | undefined {
  if (typeof location === 'undefined') return undefined;
  const found = readReturn(location.href);
  if (found) history.replaceState(history.state, '', found.cleanHref);
  return found?.sdkReturn;
}
