import type { Ticket } from '../flow/model.js';
import { FaceVerificationError } from '../shared/errors.js';
import { readReturn } from './returnParameters.js';

/** What every handoff to the face SDK's H5 page needs to know. */
export interface LoginUrlOptions {
  /**
   * The address of the face SDK's login, such as `https://kyc1.qcloud.com/api/web/login`: https, or the page's
   * own origin. The backend knows it (`optimalDomain`); a function may ask for it.
   */
  readonly loginUrl: string | ((ticket: Ticket) => string | Promise<string>);
  /**
   * The exact hosts that `loginUrl` may name, such as `['kyc1.qcloud.com']`, besides the page's own. Needed where
   * it is a function; a fixed address vouches for itself.
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Where the SDK comes back to: absolute, without a hash. Default: this page, or the outermost one around it. */
  readonly returnUrl?: string | undefined;
  /** `App` inside an app's WebView, `browser` elsewhere. Default: `browser`. */
  readonly from?: 'browser' | 'App' | undefined;
  /** Skip the SDK's own result page, since this widget shows one. Default: true. */
  readonly skipSdkResultPage?: boolean | undefined;
}

/**
 * The login URL, each value encoded once. Parameters: https://cloud.tencent.com/document/product/1007/61074
 * @param returnHref where the SDK comes back to by default: the page that leaves, which a frame is not
 * @throws FaceVerificationError `handoff_incomplete_ticket` where faceAdv gave no sign, nonce or appId,
 * `handoff_failed` where the login address is not one to go to
 */
export async function buildLoginUrl(
  options: LoginUrlOptions,
  ticket: Ticket,
  { userId }: { readonly userId: string },
  pageHref: string,
  returnHref: string = pageHref,
): Promise<string> {
  const { appId, nonce, sign, orderNo, faceId } = ticket;
  if (!appId || !nonce || !sign) {
    const missing = Object.entries({ appId, nonce, sign }).flatMap(([name, value]) => (value ? [] : name));
    throw new FaceVerificationError(
      'handoff_incomplete_ticket',
      `The H5 page needs ${missing.join(', ')}, which faceAdv did not give. Ask the backend for it, or hand over another way.`,
      { details: { traceNo: ticket.traceNo } },
    );
  }
  const { loginUrl, allowedHosts } = options;
  const given = typeof loginUrl === 'function' ? await loginUrl(ticket) : loginUrl;
  const trusted = typeof loginUrl === 'function' ? (allowedHosts ?? []) : allowedHosts;
  const url = parseLoginUrl(given, pageHref, trusted);
  const parameters = {
    appId,
    version: '1.0.0',
    nonce,
    orderNo,
    faceId,
    url: parseReturnUrl(options.returnUrl, pageHref, returnHref),
    userId,
    sign,
    from: options.from ?? 'browser',
    ...((options.skipSdkResultPage ?? true) ? { resultType: '1' } : {}),
    // The SDK's pages leave no history entries, so that "back" never opens a spent ticket.
    redirectType: '1',
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url.origin}${url.pathname}?${query.join('&')}`;
}

/** https or this very origin, no user name, and a host that is allowed by its exact name and port. */
function parseLoginUrl(loginUrl: string, pageHref: string, allowedHosts: readonly string[] | undefined): URL {
  const page = new URL(pageHref);
  const url = parse(loginUrl, page);
  // The protocol as well: a blob: address has the origin of the page that made it.
  const isOwn = url?.origin === page.origin && url.protocol === page.protocol;
  const isAllowed = url && (allowedHosts ? allowedHosts.includes(url.host) : true);
  if (url && !url.username && !url.password && (isOwn || (url.protocol === 'https:' && isAllowed)))
    return url;
  // Without the address: it may carry more than it should.
  throw new FaceVerificationError(
    'handoff_failed',
    'loginUrl must be https with a host named in allowedHosts, or of this origin.',
  );
}

function parse(text: string, base: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function parseReturnUrl(returnUrl: string | undefined, pageHref: string, returnHref: string): string {
  if (returnUrl === undefined) return withoutReturn(returnHref);
  const url = parse(returnUrl, new URL(pageHref));
  if (url && /^https?:$/.test(url.protocol) && !url.hash && !url.username) return url.href;
  throw new FaceVerificationError('handoff_failed', 'returnUrl must be an http(s) address without a hash.');
}

/** This page's address, without hash (the SDK appends a query) and without an earlier return. */
function withoutReturn(pageHref: string): string {
  const url = new URL(readReturn(pageHref)?.cleanHref ?? pageHref);
  url.hash = '';
  return url.href;
}
