import { FaceVerificationError } from '../shared/errors.js';
import { readableTop } from '../shared/iframe.js';

interface Leaving {
  /** See `RedirectHandoffOptions`. */
  readonly leave?: unknown;
  readonly returnUrl?: unknown;
}

/**
 * Checks that an iframe can leave for the SDK's page.
 * @throws FaceVerificationError `handoff_failed`, with the fix for the developer
 */
export function checkFrame(options: Leaving): void {
  if (!leavesWithTop(options)) return;
  if (!readableTop() && options.returnUrl === undefined) throw createFrameError(NOWHERE_TO_RETURN);
  if (isKeptInside()) throw createFrameError(KEPT_INSIDE);
}

const NOWHERE_TO_RETURN =
  'In a frame of another origin redirectHandoff needs returnUrl, the address of the page around the frame, or leave: "frame".';

export const KEPT_INSIDE =
  'This frame may not leave for the face SDK: a sandbox attribute needs allow-top-navigation, a frame of another origin a tap inside it.';

/** Returns whether the iframe's sandbox attribute, if it is readable, forbids to leave. */
function isKeptInside(): boolean {
  try {
    const sandbox = window.frameElement?.getAttribute('sandbox') ?? undefined;
    return sandbox !== undefined && !sandbox.includes('allow-top-navigation');
  } catch {
    return false; // another origin, in old engines
  }
}

/** Returns whether the outermost window leaves instead of this iframe. */
export function leavesWithTop({ leave = 'top' }: Leaving): boolean {
  return leave === 'top' && typeof window !== 'undefined' && window.top !== window;
}

/** Creates the error and warns in the console as well, since the host may not handle errors yet. */
export function createFrameError(message: string): FaceVerificationError {
  warn(message);
  return new FaceVerificationError('handoff_failed', message);
}

export function warn(message: string): void {
  console.warn(`FaceVerification: ${message}`);
}
