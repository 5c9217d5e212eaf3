import { lazy } from '../shared/lazy.js';
import type { ConfiguredAdapter, HandoffAdapter } from './adapter.js';
import type { HandoffEnvironment } from './environment.js';
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
    canHandle: canOpenFacePage,
    prepare: async () => (await facePage.load()).checkFrame(options),
    start: async (ticket, context) => (await facePage.load()).goToFacePage(options, ticket, context),
  };
  return adapter;
}

/**
 * Returns whether the face SDK's H5 page works in an environment. The SDK's documentation names the browsers in which it
 * does not (https://cloud.tencent.com/document/product/1007/61072).
 */
export function canOpenFacePage({ inApp }: HandoffEnvironment): boolean {
  return inApp !== 'uc' && inApp !== 'baidu';
}
