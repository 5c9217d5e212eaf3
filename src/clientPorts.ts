import { createClient } from './client/createClient.js';
import { withDeadline } from './client/deadline.js';
import { pollOutcome, untilDecided } from './client/poll.js';
import { orAbort } from './client/wait.js';
import type { FlowPorts } from './flow/effects.js';
import type { FaceVerificationOptions } from './options.js';

/** The rejected page is there already, and nobody looks at it much longer. */
const ATTEMPTS_DEADLINE_MS = 10_000;

/** What the flow asks of the partner's API. Loaded after the first screen, which asks nothing. */
export interface ClientPorts extends Pick<FlowPorts, 'requestTicket' | 'awaitOutcome'> {
  readonly fetchMedia: NonNullable<FlowPorts['fetchMedia']>;
  /** Only a number of attempts is believed. */
  readonly countAttempts: NonNullable<FlowPorts['countAttempts']>;
  /** Resolves when there is a verdict, whatever it is. */
  readonly untilDecided: (orderNo: string, signal: AbortSignal) => Promise<void>;
}

export function createClientPorts(options: FaceVerificationOptions): ClientPorts {
  const { photo, getFile = '1', result } = options;
  const client = createClient({ ...options, upload: photo?.upload });
  return {
    requestTicket: client.requestTicket,
    awaitOutcome: ({ orderNo }, how) => pollOutcome((signal) => client.queryOutcome(orderNo, signal), how),
    fetchMedia: (orderNo, signal) => client.fetchMedia(orderNo, getFile, signal),
    async countAttempts(outcome, signal) {
      const count = await withDeadline(ATTEMPTS_DEADLINE_MS, signal, (s) =>
        orAbort(Promise.resolve(result?.attemptsLeft?.(outcome, s)), s),
      );
      return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined;
    },
    untilDecided: (orderNo, signal) => untilDecided((s) => client.queryOutcome(orderNo, s), signal),
  };
}
