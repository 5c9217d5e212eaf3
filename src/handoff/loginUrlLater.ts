import { whenNeeded } from '../loadPart.js';

/** Comes with the client: nothing is handed over on the first screen. */
export const loadLoginUrl: () => Promise<typeof import('./loginUrl.js')> = whenNeeded(
  () => import('./loginUrl.js'),
);
