import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import { createLazyHandoff } from './createLazyHandoff.js';
import type { RedirectHandoffOptions } from './facePage.js';

// Pure, so that a bundle without this handoff does not contain it.
const facePage = /* @__PURE__ */ lazy(async () => (await import('./facePage.js')).start, 'start');

/**
 * Leaves the page for the face SDK's H5 page, which redirects to `returnUrl`. The widget on that page finds its open
 * order and requests the result.
 */
export function redirectHandoff(options: RedirectHandoffOptions): HandoffAdapter {
  return createLazyHandoff('redirect', options, facePage, ({ opensFacePage }) => opensFacePage);
}
