import type { Ticket } from '../flow/model.js';
import { FaceVerificationError } from '../shared/errors.js';
import { readableTop } from '../shared/iframe.js';
import type { HandoffContext } from './adapter.js';
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
export async function goToFacePage(
  options: RedirectHandoffOptions,
  ticket: Ticket,
  context: HandoffContext,
): Promise<undefined> {
  const whole = leavesWhole(options);
  const returnHref = (whole && readableTop()?.location.href) || location.href;
  const url = await buildLoginUrl(options, ticket, context, location.href, returnHref);
  if (context.signal.aborted) return undefined;
  // The login address may have taken its time to come.
  if (Date.now() >= context.expiresAt)
    throw new FaceVerificationError('ticket_expired', 'The ticket was not used in time.');
  if (whole) leaveWhole(url, context.signal);
  else leaveWindow(url);
  return untilRestored(context.signal);
}

/**
 * Whether this page's frame, if it is in one, can leave for the SDK's page. Asked before a ticket is requested.
 * @throws FaceVerificationError `handoff_failed`, with what the developer has to do
 */
export function checkFrame(options: RedirectHandoffOptions): void {
  if (!leavesWhole(options)) return;
  if (!readableTop() && options.returnUrl === undefined) throw frameProblem(NOWHERE_TO_RETURN);
  if (isKeptInside()) throw frameProblem(KEPT_INSIDE);
}

const NOWHERE_TO_RETURN =
  'In a frame of another origin redirectHandoff needs returnUrl, the address of the page around the frame, or leave: "frame".';

const KEPT_INSIDE =
  'This frame may not leave for the face SDK: a sandbox attribute needs allow-top-navigation, a frame of another origin a tap inside it.';

/** Whether the frame's sandbox attribute, where it can be read, forbids to leave. */
function isKeptInside(): boolean {
  try {
    const sandbox = window.frameElement?.getAttribute('sandbox') ?? undefined;
    return sandbox !== undefined && !sandbox.includes('allow-top-navigation');
  } catch {
    return false; // of another origin, in old engines
  }
}

function leavesWhole({ leave = 'top' }: RedirectHandoffOptions): boolean {
  return leave === 'top' && window.top !== window;
}

/** A link rather than `location.assign`: only a link can leave without a referrer. */
function leaveWindow(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  link.target = '_self'; // a page may have <base target="_blank">, and popups are blocked
  link.referrerPolicy = 'no-referrer';
  link.style.display = 'none';
  document.body.append(link);
  link.click();
  link.remove();
}

/** How long the outermost window may take before the developer hears that it has not left, in milliseconds. */
const LEAVING_MS = 10_000;

/**
 * By its location, which throws where a link would silently do nothing: in a sandbox
 * (https://searchfox.org/mozilla-central/source/docshell/test/iframesandbox/test_top_navigation_by_location.html, measured
 * in Chromium 156), and before the person has tapped in a frame of another origin (Chrome 68, Safari 13, Firefox 144:
 * https://github.com/mdn/browser-compat-data/pull/27960).
 */
function leaveWhole(url: string, signal: AbortSignal): void {
  // A location cannot leave without a referrer, its document can. It stays so, should the page come back.
  const policy = document.createElement('meta');
  policy.name = 'referrer';
  policy.content = 'no-referrer';
  document.head.append(policy);
  try {
    (window.top ?? window).location.href = url;
  } catch {
    throw frameProblem(KEPT_INSIDE);
  }
  // Some refusals come later and throw nothing: https://github.com/WebKit/WebKit/pull/16258
  const timer = setTimeout(() => tell(KEPT_INSIDE), LEAVING_MS);
  const stop = () => clearTimeout(timer);
  addEventListener('pagehide', stop, { once: true });
  signal.addEventListener('abort', stop, { once: true });
}

/** In the console as well: whoever has not listened to errors has not seen this one coming. */
function frameProblem(message: string): FaceVerificationError {
  tell(message);
  return new FaceVerificationError('handoff_failed', message);
}

function tell(message: string): void {
  console.warn(`FaceVerification: ${message}`);
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
