import type { PhotoBudget } from '../flow/model.js';
import {
  MAX_BASE64_LENGTH,
  MIN_BASE64_LENGTH,
  SLOW_BASE64_LENGTH,
  VERY_SLOW_BASE64_LENGTH,
} from './limits.js';
import { photoError } from './photoError.js';

/** Facts about the connection. All of them are hints. */
export interface Connection {
  /** Whether the user asked for less data (Save-Data). */
  readonly saveData?: boolean | undefined;
  /** Type by the Network Information API: `slow-2g`, `2g`, `3g` or `4g`. */
  readonly effectiveType?: string | undefined;
  /** Duration of a first small request in milliseconds, as measured by the caller. */
  readonly firstRequestMs?: number | undefined;
}

/**
 * Duration in milliseconds from which a first request counts as slow. 3G answers in 0.3–1.4 s by the Network Information
 * API's own table (https://wicg.github.io/netinfo/#effective-connection-types); 2G takes longer.
 */
const SLOW_REQUEST_MS = 1400;

/** Duration in milliseconds from which a first request counts as very slow. */
const VERY_SLOW_REQUEST_MS = 2700;

/**
 * Returns the number of base64 characters that the photo may have on this connection. A slow uplink takes seconds for
 * every 100 kB. Elsewhere the limit is filled, since a small face is recognized less well in fewer bytes (measured: two nets,
 * docs/photo-pipeline.md).
 * @throws FaceVerificationError `invalid_options` unless the limit is a number of at least 20,000
 */
export function chooseBudget(
  maxBase64Length: number = MAX_BASE64_LENGTH,
  connection: Connection | 'ignore' = readConnection(),
): PhotoBudget {
  if (!(maxBase64Length >= MIN_BASE64_LENGTH)) {
    throw photoError('invalid_options', `maxBase64Length must be a number of at least ${MIN_BASE64_LENGTH}.`);
  }
  if (connection === 'ignore') return { maxBase64Length, reason: 'fixed' };
  const slow = Math.min(maxBase64Length, SLOW_BASE64_LENGTH);
  const verySlow = Math.min(maxBase64Length, VERY_SLOW_BASE64_LENGTH);
  const { saveData, effectiveType, firstRequestMs = 0 } = connection;
  if (saveData) return { maxBase64Length: verySlow, reason: 'saveData' };
  if (effectiveType === '2g' || effectiveType === 'slow-2g')
    return { maxBase64Length: verySlow, reason: 'slowConnection' };
  if (firstRequestMs >= VERY_SLOW_REQUEST_MS)
    return { maxBase64Length: verySlow, reason: 'slowFirstRequest' };
  if (effectiveType === '3g') return { maxBase64Length: slow, reason: 'slowConnection' };
  if (firstRequestMs >= SLOW_REQUEST_MS) return { maxBase64Length: slow, reason: 'slowFirstRequest' };
  return { maxBase64Length, reason: 'limit' };
}

/** Returns the browser's own facts, which Safari and Firefox do not have. */
function readConnection(): Connection {
  // Not in TypeScript's DOM library: only Chromium has it. Node 20 has no navigator.
  const browser = globalThis.navigator as { readonly connection?: Connection } | undefined;
  return browser?.connection ?? {};
}
