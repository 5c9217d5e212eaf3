import { whenNeeded } from '../shared/lazy.js';

// Both come with the client: nothing is handed over on the first screen. Pure, so that a host's bundle leaves out what
// its handoff does not use.

export const loadLoginUrl: () => Promise<typeof import('./loginUrl.js')> = /* @__PURE__ */ whenNeeded(
  () => import('./loginUrl.js'),
);

export const loadFacePage: () => Promise<typeof import('./facePage.js')> = /* @__PURE__ */ whenNeeded(
  () => import('./facePage.js'),
);
