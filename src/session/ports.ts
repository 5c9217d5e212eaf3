import { createClient } from '../client/createClient.js';
import { pollOutcome } from '../client/poll.js';
import { explainCode } from '../codes/codes.js';
import type { FlowPorts } from '../flow/effects.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { withDeadline } from '../shared/deadline.js';
import { orAbort } from '../shared/wait.js';
import { createHandOff, prepareHandoff } from './startHandoff.js';
import type { Trace } from './trace.js';

/** The rejected page is there already, and nobody looks at it much longer. */
const ATTEMPTS_DEADLINE_MS = 10_000;

/** What the flow asks of the partner's API and of the face SDK. Loaded after the first screen, which asks nothing. */
export interface ClientPorts
  extends Pick<FlowPorts, 'requestTicket' | 'handOff' | 'awaitOutcome' | 'fetchMedia'> {
  /** Only a number of attempts is believed. */
  readonly countAttempts: NonNullable<FlowPorts['countAttempts']>;
}

export function createClientPorts(options: FaceVerificationOptions, trace: Trace): ClientPorts {
  const { photo, result } = options;
  const client = createClient({ ...options, upload: photo?.upload });
  return {
    async requestTicket(subject, signal, onUploadProgress) {
      await prepareHandoff(options);
      return client.requestTicket(subject, signal, onUploadProgress);
    },
    handOff: createHandOff(options, client, trace),
    async awaitOutcome({ orderNo }, how) {
      const outcome = await pollOutcome((signal) => client.queryOutcome(orderNo, signal), how);
      if (outcome) trace.explain(explainCode(outcome.tencentCode).reason);
      return outcome;
    },
    fetchMedia: client.fetchMedia,
    async countAttempts(outcome, signal) {
      const count = await withDeadline(ATTEMPTS_DEADLINE_MS, signal, (s) =>
        orAbort(Promise.resolve(result?.getAttemptsLeft?.(outcome, s)), s),
      );
      return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined;
    },
  };
}
