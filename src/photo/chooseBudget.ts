import type { PhotoBudget } from '../flow/model.js';
import {
  LARGE_FACE_BASE64_LENGTH,
  MAX_BASE64_LENGTH,
  MIN_BASE64_LENGTH,
  SLOW_BASE64_LENGTH,
  VERY_SLOW_BASE64_LENGTH,
} from './limits.js';
import { photoError } from './photoError.js';
import { type Connection, readConnection } from './readConnection.js';

/** Facts that decide on the size of a photo. */
export interface BudgetInputs {
  /**
   * Exclusive upper limit of the host in characters of base64. The size of the face does not lower it.
   * @default 400_000
   */
  readonly maxBase64Length?: number | undefined;
  /** @default the browser's own facts */
  readonly connection?: Connection | 'ignore' | undefined;
  /**
   * Whether the face is known to be large: a third of the picture's shorter side or more.
   * @default false
   */
  readonly largeFace?: boolean | undefined;
}

/** Round-trip time in milliseconds from which a connection counts as 3G (https://wicg.github.io/netinfo/#effective-connection-types). */
const SLOW_RTT_MS = 270;

/** Round-trip time in milliseconds from which a connection counts as 2G, by the same table. */
const VERY_SLOW_RTT_MS = 1400;

/** Round-trip time in milliseconds from which a connection may be weak: halfway between 4G and 3G. */
const WEAK_RTT_MS = 150;

/**
 * Bandwidth in Mbit/s up to which such a connection is weak. An uplink has about a quarter of it, so that the filled limit
 * takes 2.5 s. Engines declare as little before they have measured anything, but with shorter round trips.
 */
const WEAK_DOWNLINK = 5;

/**
 * Duration in milliseconds from which a first request counts as slow. 3G answers in 0.3–1.4 s by the Network Information
 * API's own table (https://wicg.github.io/netinfo/#effective-connection-types); 2G takes longer.
 */
const SLOW_REQUEST_MS = 1400;

/** Duration in milliseconds from which a first request counts as very slow. */
const VERY_SLOW_REQUEST_MS = 2700;

/**
 * Returns the number of base64 characters that the photo may have. A slow uplink takes seconds for every 100 kB. Down to
 * 100 kB a large face loses nothing that noise does not explain, and a small one does (measured: two nets,
 * docs/photo-measurements.md).
 * @throws FaceVerificationError `invalid_options` unless the limit is a number of at least 20,000
 */
export function chooseBudget({
  maxBase64Length,
  connection = readConnection(),
  largeFace = false,
}: BudgetInputs = {}): PhotoBudget {
  const limit = maxBase64Length ?? MAX_BASE64_LENGTH;
  if (!(limit >= MIN_BASE64_LENGTH)) {
    throw photoError('invalid_options', `maxBase64Length must be a number of at least ${MIN_BASE64_LENGTH}.`);
  }
  if (connection === 'ignore') return { maxBase64Length: limit, reason: 'fixed' };
  const { speed, reason } = judge(connection);
  const lowers = largeFace && maxBase64Length === undefined;
  const allowed = lowers ? ALLOWED.largeFace[speed] : ALLOWED.anyFace[speed];
  return {
    maxBase64Length: Math.min(limit, allowed),
    reason: reason ?? (lowers ? 'largeFace' : 'limit'),
  };
}

type Speed = 'usual' | 'slow' | 'verySlow';

/** Characters of base64 by face and connection. */
const ALLOWED: Readonly<Record<'anyFace' | 'largeFace', Readonly<Record<Speed, number>>>> = {
  anyFace: { usual: MAX_BASE64_LENGTH, slow: SLOW_BASE64_LENGTH, verySlow: VERY_SLOW_BASE64_LENGTH },
  largeFace: {
    usual: LARGE_FACE_BASE64_LENGTH,
    slow: VERY_SLOW_BASE64_LENGTH,
    verySlow: VERY_SLOW_BASE64_LENGTH,
  },
};

interface Judgement {
  readonly speed: Speed;
  /** Absent unless the connection is slow. */
  readonly reason?: PhotoBudget['reason'];
}

function judge(connection: Connection): Judgement {
  const { saveData, effectiveType, rtt = 0, downlink = Number.POSITIVE_INFINITY } = connection;
  const { firstRequestMs = 0 } = connection;
  if (saveData) return { speed: 'verySlow', reason: 'saveData' };
  if (effectiveType === '2g' || effectiveType === 'slow-2g' || rtt >= VERY_SLOW_RTT_MS)
    return { speed: 'verySlow', reason: 'slowConnection' };
  if (firstRequestMs >= VERY_SLOW_REQUEST_MS) return { speed: 'verySlow', reason: 'slowFirstRequest' };
  const isWeak = rtt >= WEAK_RTT_MS && downlink <= WEAK_DOWNLINK;
  if (effectiveType === '3g' || rtt >= SLOW_RTT_MS || isWeak)
    return { speed: 'slow', reason: 'slowConnection' };
  if (firstRequestMs >= SLOW_REQUEST_MS) return { speed: 'slow', reason: 'slowFirstRequest' };
  return { speed: 'usual' };
}
