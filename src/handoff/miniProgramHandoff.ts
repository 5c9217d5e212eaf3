import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import { createLazyHandoff } from './createLazyHandoff.js';
import type { MiniProgramHandoffOptions } from './miniProgram.js';

// Pure, so that a bundle without this handoff does not contain it.
const page = /* @__PURE__ */ lazy(async () => (await import('./openMiniProgramPage.js')).start, 'start');

/**
 * Opens a page of the mini-program around this page, for hosts whose mini-program has a face check of its own. The partner's
 * tickets start none: the backend behind `api` has to know the order. The result is requested when this page is shown again,
 * also if the mini-program gives its web-view another address of the same origin.
 */
export function miniProgramHandoff(options: MiniProgramHandoffOptions): HandoffAdapter {
  return createLazyHandoff(
    'miniProgram',
    options,
    page,
    ({ miniProgram }) => miniProgram && typeof options.navigate === 'function',
  );
}
