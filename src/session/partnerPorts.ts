import { type Client, createClient } from '../client/createClient.js';
import { pollOutcome } from '../client/poll.js';
import { explainCode } from '../codes/explainCode.js';
import type { FlowPorts } from '../flow/effects.js';
import type { PreparedPhoto } from '../flow/model.js';
import { findResultQuery } from '../handoff/findResultQuery.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { withDeadline } from '../shared/deadline.js';
import { lazy } from '../shared/lazy.js';
import { raceAbort } from '../shared/wait.js';
import { reportOnce } from './reportOnce.js';
import { createHandoffPorts } from './startHandoff.js';
import type { Trace } from './trace.js';

/** Timeout of the host's `result.getAttemptsLeft` in milliseconds. The rejected page is visible meanwhile. */
const ATTEMPTS_DEADLINE_MS = 10_000;

/** Timeout of the host's `consent.withdrawal` in milliseconds. */
const WITHDRAWAL_DEADLINE_MS = 20_000;

/** Prepares a photo once more. Its code is loaded by then. */
const preparation = lazy(async () => (await import('../photo/preparePhoto.js')).preparePhoto, 'preparePhoto');

/** Ports to the partner's API and the face SDK. The first screen needs none of them. */
export interface PartnerPorts extends Omit<FlowPorts, 'expectPhoto' | 'preparePhoto' | 'now'> {
  readonly reportOnce: typeof reportOnce;
  readonly getReady: Client['getReady'];
  readonly withdrawConsent: NonNullable<FlowPorts['withdrawConsent']>;
}

/** Creates the ports to the partner's API and the face SDK. */
export function createPartnerPorts(options: FaceVerificationOptions, trace: Trace): PartnerPorts {
  const client = createClient({
    ...options,
    upload: options.photo?.upload,
    async shrinkPhoto(photo, maxBase64Length, signal) {
      const preparePhoto = await raceAbort(preparation.load(), signal);
      const limits = { maxBase64Length, connection: 'ignore' } as const;
      const lighter = await preparePhoto(photo.blob, { signal, ...limits });
      emitLighter(trace, lighter, maxBase64Length);
      return lighter;
    },
    findResultQuery: () => findResultQuery(options.handoff),
  });
  const { getAttemptsLeft } = options.result ?? {};
  return {
    reportOnce,
    ...createHandoffPorts(options, client, trace),
    getReady: client.getReady,
    requestTicket: client.requestTicket,
    fetchMedia: client.fetchMedia,
    async awaitOutcome({ orderNo }, how) {
      const outcome = await pollOutcome((signal) => client.queryOutcome(orderNo, signal), how);
      if (outcome) trace.setReason(explainCode(outcome.tencentCode).reason);
      return outcome;
    },
    async withdrawConsent(signal) {
      const withdraw = options.consent ? options.consent.withdrawal : undefined;
      if (typeof withdraw === 'function') await withDeadline(WITHDRAWAL_DEADLINE_MS, signal, withdraw);
    },
    async countAttempts(outcome, signal) {
      const count = await withDeadline(ATTEMPTS_DEADLINE_MS, signal, (s) => getAttemptsLeft?.(outcome, s));
      return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined;
    },
  };
}

/** Emits that the photo was prepared once more with fewer bytes. Its origin is that of the last photo. */
function emitLighter(
  trace: Trace,
  { width, height, encodes, path, blob }: PreparedPhoto,
  maxBase64Length: number,
): void {
  const photos = trace.entries().flatMap(({ event }) => (event.type === 'photo' ? [event.origin] : []));
  const origin = photos[photos.length - 1];
  if (!origin) return;
  const size = { width, height, byteLength: blob.size, encodes };
  trace.emit({ type: 'photo', origin, path, ...size, budget: 'uploadTimedOut', maxBase64Length });
}
