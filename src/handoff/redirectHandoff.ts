import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import { canOpenFacePage } from './environment.js';
import type { LoginUrlOptions } from './loginUrl.js';

/** Loaded with the client, since the first screen hands nothing over. */
const facePage = /* @__PURE__ */ lazy(() => import('./facePage.js'));

export interface RedirectHandoffOptions extends LoginUrlOptions {
  /**
   * Where the widget is in a frame: which window goes to the SDK's page. `top`: the outermost one, since browsers keep
   * the SDK's cookies (its code 3002: https://cloud.tencent.com/document/product/655/18936) and the camera from a frame
   * of another site; where that window is of another origin, `returnUrl` has to name it. `frame`: this frame alone, for
   * a host that has seen to both. Default: `top`.
   */
  readonly leave?: 'top' | 'frame';
}

/**
 * Leaves the page for the face SDK's H5 page and comes back by its redirect. The page needs nothing but to show
 * the widget again at `returnUrl`; the widget finds its open order and asks for the result.
 */
export function redirectHandoff(options: RedirectHandoffOptions): HandoffAdapter {
  return {
    name: 'redirect',
    canHandle: canOpenFacePage,
    prepare: async () => (await facePage.load()).checkFrame(options),
    handOff: async (ticket, context) => (await facePage.load()).goToFacePage(options, ticket, context),
  };
}
