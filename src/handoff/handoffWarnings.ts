import { pageAddress } from '../shared/pageAddress.js';
import { readHandoffEnvironment } from './environment.js';
import type { MadeHandoff } from './madeHandoffs.js';
import { readReturnUrl } from './sdkUrls.js';

/** Returns a sentence for each option that is allowed, but hardly does what was meant on this page. */
export function findHandoffDoubts(made: MadeHandoff): readonly string[] {
  if (made.by === 'miniProgramHandoff') return [];
  return [...(made.by === 'bridgeHandoff' ? bridgeDoubts(made) : urlDoubts(made))];
}

function* bridgeDoubts({ options: { bridge }, adapter }: MadeHandoff): Generator<string> {
  if (bridge === undefined || bridge === null || adapter.canHandle?.(readHandoffEnvironment())) return;
  yield isOfPage(bridge)
    ? 'bridge is an element or frame of this page, which window has under its id or name. It counts as no bridge. Give the bridge a name of its own, such as window.FaceBridge.'
    : 'bridge is an object without postMessage. It counts as no bridge.';
}

/** Whether `window` has the value by an id or name. Of a frame of another origin, only `window` may be read. */
function isOfPage(value: unknown): boolean {
  const candidate: Partial<Window & Node & HTMLCollection> = Object(value);
  return candidate.window === value || candidate.nodeType !== undefined || candidate.namedItem !== undefined;
}

function* urlDoubts({ by, options: { loginUrl, allowedHosts, returnUrl } }: MadeHandoff): Generator<string> {
  if (typeof loginUrl === 'function' && allowedHosts === undefined) {
    yield 'loginUrl is a function, so it may only return URLs of this origin. List other hosts in allowedHosts.';
  }
  // A phone that has scanned the QR code returns to any page, and a frame to the page around it.
  if (by !== 'redirectHandoff' || typeof window === 'undefined' || window.top !== window) return;
  const page = new URL(pageAddress());
  if (returnUrl !== undefined) {
    const url = readReturnUrl(returnUrl, page.href);
    if (typeof url !== 'string' && url.origin !== page.origin)
      yield `returnUrl has the origin ${url.origin}. The widget finds its order only on the origin of this page, ${page.origin}.`;
  } else if (!/^https?:$/.test(page.protocol)) {
    yield `the face SDK cannot return to a page with ${page.protocol}. Set returnUrl.`;
  }
}
