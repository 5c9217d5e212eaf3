import type { PhotoBudget } from '../flow/model.js';
import { LEAST_MAX_BASE64_LENGTH, MAX_BASE64_LENGTH } from '../shared/base64Limits.js';
import { FLOOR_BASE64_LENGTH } from './limits.js';
import { photoError } from './photoError.js';

/** What is known of the connection; all of it is a hint. */
export interface Connection {
  /** The person asked for less data (Save-Data). */
  readonly saveData?: boolean;
  /** Network Information API: `slow-2g`, `2g`, `3g`, `4g`. */
  readonly effectiveType?: string;
  /** Milliseconds that a first small request took, measured by whoever sent it. */
  readonly firstRequestMs?: number;
}

/**
 * From here a first request counts as slow: 3G answers in 0.3–1.4 s by the Network Information API's own table
 * (https://wicg.github.io/netinfo/#effective-connection-types), 2G slower than that.
 */
const SLOW_REQUEST_MS = 1400;
const VERY_SLOW_REQUEST_MS = 2700;

/** Between the floor and the limit: half the default limit, 150 kB, about 2 s on 3G's uplink. */
const MIDDLE_BASE64_LENGTH = 200_000;

/**
 * How many characters the photo may have on this connection. The limit is a ceiling: in 300 face pairs no decision
 * of a face recognition net changed at 100 kB, and none at 15 kB (measured, one net and not the vendor's, hence
 * the margin), while on a slow uplink every 100 kB costs seconds.
 * @throws FaceVerificationError `invalid_options` for a limit that is no number of at least 20,000
 */
export function chooseBudget(
  maxBase64Length: number = MAX_BASE64_LENGTH,
  connection: Connection | 'ignore' = connectionHere(),
): PhotoBudget {
  if (!(maxBase64Length >= LEAST_MAX_BASE64_LENGTH)) {
    throw photoError(
      'invalid_options',
      `maxBase64Length must be a number of at least ${LEAST_MAX_BASE64_LENGTH}.`,
    );
  }
  if (connection === 'ignore') return { maxBase64Length, reason: 'fixed' };
  const least = (length: number): number => Math.min(maxBase64Length, length);
  const { saveData, effectiveType, firstRequestMs = 0 } = connection;
  if (saveData) return { maxBase64Length: least(FLOOR_BASE64_LENGTH), reason: 'save-data' };
  if (effectiveType === '2g' || effectiveType === 'slow-2g') {
    return { maxBase64Length: least(FLOOR_BASE64_LENGTH), reason: 'slow-connection' };
  }
  if (firstRequestMs >= VERY_SLOW_REQUEST_MS) {
    return { maxBase64Length: least(FLOOR_BASE64_LENGTH), reason: 'slow-first-request' };
  }
  if (effectiveType === '3g')
    return { maxBase64Length: least(MIDDLE_BASE64_LENGTH), reason: 'slow-connection' };
  if (firstRequestMs >= SLOW_REQUEST_MS) {
    return { maxBase64Length: least(MIDDLE_BASE64_LENGTH), reason: 'slow-first-request' };
  }
  return { maxBase64Length, reason: 'limit' };
}

/** What the browser tells; Safari and Firefox tell nothing. */
function connectionHere(): Connection {
  // Not in TypeScript's DOM library: only Chromium has it.
  const { connection } = navigator as { readonly connection?: Connection };
  if (!connection) return {};
  const { saveData, effectiveType } = connection;
  return {
    ...(saveData !== undefined && { saveData }),
    ...(effectiveType !== undefined && { effectiveType }),
  };
}
