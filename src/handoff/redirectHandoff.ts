import { FaceVerificationError } from '../errors.js';
import type { Ticket } from '../flow/model.js';
import type { HandoffAdapter, HandoffContext } from './adapter.js';
import { readReturn } from './returnParameters.js';

export interface RedirectHandoffOptions {
  /**
   * The address of the face SDK's login, such as `https://kyc1.qcloud.com/api/web/login`: https, or the page's
   * own origin. The backend knows it (`optimalDomain`); a function may ask for it.
   */
  readonly loginUrl: string | ((ticket: Ticket) => string | Promise<string>);
  /** Where the SDK comes back to, absolute, without a query of its own. Default: this page. */
  readonly returnUrl?: string;
  /** `App` inside an app's WebView, `browser` elsewhere. Default: `browser`. */
  readonly from?: 'browser' | 'App';
  /** Skip the SDK's own result page, since this widget shows one. Default: true. */
  readonly skipSdkResultPage?: boolean;
}

/**
 * Leaves the page for the face SDK's H5 page and comes back by its redirect.
 * @throws FaceVerificationError `handoff_incomplete_ticket` where faceAdv gave no sign, nonce or appId,
 * `invalid_options` where the login address is neither https nor this origin
 */
export function redirectHandoff(options: RedirectHandoffOptions): HandoffAdapter {
  return {
    name: 'redirect',
    async handOff(ticket, context) {
      const { loginUrl } = options;
      const address = typeof loginUrl === 'function' ? await loginUrl(ticket) : loginUrl;
      const url = buildLoginUrl({ ...options, loginUrl: address }, ticket, context, location.href);
      if (context.signal.aborted) return undefined;
      leave(url);
      return untilRestored(context.signal);
    },
  };
}

/** The login URL, each value encoded once. Parameters: https://cloud.tencent.com/document/product/1007/61074 */
export function buildLoginUrl(
  options: RedirectHandoffOptions & { readonly loginUrl: string },
  { appId, nonce, sign, orderNo, faceId }: Ticket,
  { userId }: Pick<HandoffContext, 'userId'>,
  pageHref: string,
): string {
  if (!appId || !nonce || !sign) {
    const missing = Object.entries({ appId, nonce, sign }).flatMap(([name, value]) => (value ? [] : name));
    throw new FaceVerificationError(
      'handoff_incomplete_ticket',
      `The H5 page needs ${missing.join(', ')}, which faceAdv did not give. Ask the backend for it, or hand over another way.`,
    );
  }
  const url = parseLoginUrl(options.loginUrl, pageHref);
  const parameters = {
    appId,
    version: '1.0.0',
    nonce,
    orderNo,
    faceId,
    url: options.returnUrl ?? withoutReturn(pageHref),
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

function parseLoginUrl(loginUrl: string, pageHref: string): URL {
  const page = new URL(pageHref);
  try {
    const url = new URL(loginUrl, page);
    if (!url.username && !url.password && (url.protocol === 'https:' || url.origin === page.origin))
      return url;
  } catch {
    // Told below, without the address: it may carry more than it should.
  }
  throw new FaceVerificationError(
    'invalid_options',
    'redirectHandoff: loginUrl must be https or of this origin.',
  );
}

/** This page's address, without hash (the SDK appends a query) and without an earlier return. */
function withoutReturn(pageHref: string): string {
  const url = new URL(readReturn(pageHref)?.cleanHref ?? pageHref);
  url.hash = '';
  return url.href;
}

/** A link rather than `location.assign`: only a link can leave without a referrer. */
function leave(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  link.referrerPolicy = 'no-referrer';
  link.style.display = 'none';
  document.body.append(link);
  link.click();
  link.remove();
}

/** Pending while the page is away; resolves when the back button brings it back out of the bfcache. */
function untilRestored(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) resolve(undefined);
    };
    addEventListener('pageshow', onPageShow);
    signal.addEventListener('abort', () => removeEventListener('pageshow', onPageShow), { once: true });
  });
}
