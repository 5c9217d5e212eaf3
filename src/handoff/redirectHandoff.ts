import { lazy } from '../shared/lazy.js';
import type { ConfiguredAdapter, HandoffAdapter } from './adapter.js';
import type { RedirectHandoffOptions } from './facePage.js';

// Pure, so that a bundle without this handoff does not contain it.
const facePage = /* @__PURE__ */ lazy(async () => (await import('./facePage.js')).facePage, 'facePage');

/**
 * Leaves the page for the face SDK's H5 page, which redirects to `returnUrl`. The widget on that page finds its open
 * order and requests the result.
 */
export function redirectHandoff(options: RedirectHandoffOptions): HandoffAdapter {
  const adapter: ConfiguredAdapter = {
    name: 'redirect',
    made: { by: 'redirectHandoff', options },
    canHandle: ({ opensFacePage }) => opensFacePage,
    prepare: async () => (await facePage.load()).checkFrame(options),
    start: async (ticket, context) => (await facePage.load()).goToFacePage(options, ticket, context),
  };
  return adapter;
}
