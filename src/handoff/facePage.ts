import type { Ticket } from '../flow/model.js';
import { clickUnstopped } from '../shared/clickUnstopped.js';
import { FaceVerificationError } from '../shared/errors.js';
import { readableTop } from '../shared/iframe.js';
import { pageAddress } from '../shared/pageAddress.js';
import type { HandoffContext } from './adapter.js';
import type { LatePart } from './createLazyHandoff.js';
import { checkFrame, createFrameError, KEPT_INSIDE, leavesWithTop, warn } from './frame.js';
import { buildLoginUrl, type LoginUrlOptions } from './loginUrl.js';

export interface RedirectHandoffOptions extends LoginUrlOptions {
  /**
   * Window that leaves for the SDK's page if the widget is in an iframe. With `top` it is the outermost window, because
   * browsers keep the SDK's cookies (its code 3002: https://cloud.tencent.com/document/product/655/18936) and the camera
   * from an iframe of another site. If that window has another origin, `returnUrl` must name it. With `frame` it is the
   * iframe itself, for a host that has solved both.
   * @default 'top'
   */
  readonly leave?: 'top' | 'frame' | undefined;
}

/** Leaves for the face SDK's page. The promise stays pending while the page is away. */
async function goToFacePage(
  options: RedirectHandoffOptions,
  ticket: Ticket,
  context: HandoffContext,
): Promise<undefined> {
  const withTop = leavesWithTop(options);
  const returnHref = (withTop && readableTop()?.location.href) || pageAddress();
  const url = await buildLoginUrl(options, ticket, context, pageAddress(), returnHref);
  if (context.signal.aborted) return undefined;
  // The login address may have come late.
  if (Date.now() >= context.expiresAt)
    throw new FaceVerificationError('ticket_expired', 'The ticket was not used in time.');
  if (withTop) leaveWithTop(url, context.signal);
  else leaveWindow(url);
  // The page is away. If it comes back from the back-forward cache, its result is requested by another step.
  return new Promise(() => {});
}

/** Functions that a redirect needs, as the one export of a lazy part. */
export const start: LatePart<RedirectHandoffOptions> = Object.assign(goToFacePage, { check: checkFrame });

/** Leaves by a link instead of `location.assign`, since only a link can omit the referrer. */
function leaveWindow(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  link.target = '_self'; // a page may have <base target="_blank">, and popups are blocked
  link.referrerPolicy = 'no-referrer';
  link.style.display = 'none';
  clickUnstopped(link, document.body);
  link.remove();
}

/** Milliseconds after which a window that has not left is reported in the console. */
const LEAVING_MS = 10_000;

/**
 * Leaves by the location of the outermost window. It throws where a link would silently do nothing: in a sandbox
 * (https://searchfox.org/mozilla-central/source/docshell/test/iframesandbox/test_top_navigation_by_location.html, measured
 * in Chromium 156), and before the user has tapped inside an iframe of another origin (Chrome 68, Safari 13, Firefox 144:
 * https://github.com/mdn/browser-compat-data/pull/27960).
 */
function leaveWithTop(url: string, signal: AbortSignal): void {
  // A location cannot omit the referrer, but its document can. The policy stays if the page comes back.
  const policy = document.createElement('meta');
  policy.name = 'referrer';
  policy.content = 'no-referrer';
  document.head.appendChild(policy);
  try {
    (window.top ?? window).location.href = url;
  } catch {
    throw createFrameError(KEPT_INSIDE);
  }
  // Some engines refuse later and throw nothing: https://github.com/WebKit/WebKit/pull/16258
  const timer = setTimeout(() => warn(KEPT_INSIDE), LEAVING_MS);
  const stop = () => clearTimeout(timer);
  addEventListener('pagehide', stop, { once: true });
  signal.addEventListener('abort', stop, { once: true });
}
