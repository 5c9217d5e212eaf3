import type { Ticket } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError } from '../shared/errors.js';
import type { HandoffContext } from './adapter.js';
import { readReturn } from './returnParameters.js';
import { readLoginUrl, readReturnUrl } from './sdkUrls.js';

/** Options of every handoff to the face SDK's H5 page. */
export interface LoginUrlOptions {
  /**
   * URL of the face SDK's login, such as `https://kyc1.qcloud.com/api/web/login`. It must be https or have the page's
   * origin. The backend knows it (`optimalDomain`); a function may request it. The function's timeout is 15 s; then the
   * attempt fails with `request_timed_out`.
   */
  readonly loginUrl: string | ((ticket: Ticket) => string | Promise<string>);
  /**
   * Hosts that `loginUrl` may have besides the page's own, such as `['kyc1.qcloud.com']`. Needed if `loginUrl` is a
   * function.
   * @default the host of a fixed `loginUrl`
   */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * URL to which the SDK returns, with https if this page has it, and without a hash. The widget finds its order only on the
   * origin of this page. In an iframe of another origin, it is the outermost page, which hands the parameters on.
   * @default this page, or the outermost one around it
   */
  readonly returnUrl?: string | undefined;
  /**
   * Kind of browser: `App` inside an app's WebView, `browser` elsewhere.
   * @default 'browser'
   */
  readonly from?: 'browser' | 'App' | undefined;
  /**
   * Whether the SDK skips its result page, since this widget shows one.
   * @default true
   */
  readonly skipSdkResultPage?: boolean | undefined;
}

/** Timeout of a `loginUrl` function in milliseconds. The ticket's life runs meanwhile. */
const LOGIN_URL_DEADLINE_MS = 15_000;

/**
 * Builds the login URL with its parameters (https://cloud.tencent.com/document/product/1007/61074).
 * @param returnHref default URL to which the SDK returns: the page that leaves, which is not the iframe
 * @throws FaceVerificationError `handoff_incomplete_ticket` if faceAdv returned no sign, nonce or appId; `handoff_failed`
 * if the login URL is not allowed; `request_timed_out` if the host's function takes too long
 */
export async function buildLoginUrl(
  options: LoginUrlOptions,
  ticket: Ticket,
  { userId, signal }: Pick<HandoffContext, 'userId' | 'signal'>,
  pageHref: string,
  returnHref: string = pageHref,
): Promise<string> {
  const { appId, nonce, sign, orderNo, faceId } = ticket;
  if (!appId || !nonce || !sign) {
    const missing = Object.entries({ appId, nonce, sign }).flatMap(([name, value]) => (value ? [] : name));
    throw new FaceVerificationError(
      'handoff_incomplete_ticket',
      `The H5 page needs ${missing.join(', ')}, which faceAdv did not return. Ask the backend for it, or use another handoff.`,
      { details: { traceNo: ticket.traceNo } },
    );
  }
  const { loginUrl, allowedHosts } = options;
  const address =
    typeof loginUrl === 'function'
      ? await withDeadline(LOGIN_URL_DEADLINE_MS, signal, () => loginUrl(ticket), 'loginUrl')
      : loginUrl;
  const trusted = typeof loginUrl === 'function' ? (allowedHosts ?? []) : allowedHosts;
  const url = orThrow(readLoginUrl(address, pageHref, trusted));
  const parameters = {
    appId,
    version: '1.0.0',
    nonce,
    orderNo,
    faceId,
    url:
      options.returnUrl === undefined
        ? withoutReturn(returnHref)
        : orThrow(readReturnUrl(options.returnUrl, pageHref)).href,
    userId,
    sign,
    from: options.from ?? 'browser',
    ...((options.skipSdkResultPage ?? true) ? { resultType: '1' } : {}),
    // The SDK's pages leave no history entries, so that "back" never opens a used ticket.
    redirectType: '1',
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${url.origin}${url.pathname}?${query.join('&')}`;
}

function orThrow(url: URL | string): URL {
  if (typeof url !== 'string') return url;
  throw new FaceVerificationError('handoff_failed', url);
}

/** Removes the hash, since the SDK appends a query, and the parameters of an earlier return. */
function withoutReturn(pageHref: string): string {
  const url = new URL(readReturn(pageHref)?.cleanHref ?? pageHref);
  url.hash = '';
  return url.href;
}
