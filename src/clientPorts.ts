import { createClient } from './client/createClient.js';
import { pollOutcome, untilDecided } from './client/poll.js';
import type { FlowPorts } from './flow/effects.js';
import type { FaceVerificationOptions } from './options.js';

/** What the flow asks of the partner's API. Loaded after the first screen, which asks nothing. */
export interface ClientPorts extends Pick<FlowPorts, 'requestTicket' | 'awaitOutcome'> {
  readonly fetchMedia: NonNullable<FlowPorts['fetchMedia']>;
  /** Resolves when there is a verdict, whatever it is. */
  readonly untilDecided: (orderNo: string, signal: AbortSignal) => Promise<void>;
}

export function createClientPorts(options: FaceVerificationOptions): ClientPorts {
  const { photo, getFile = '1' } = options;
  const client = createClient({ ...options, upload: photo?.upload });
  return {
    requestTicket: client.requestTicket,
    awaitOutcome: ({ orderNo }, how) => pollOutcome((signal) => client.queryOutcome(orderNo, signal), how),
    fetchMedia: (orderNo, signal) => client.fetchMedia(orderNo, getFile, signal),
    untilDecided: (orderNo, signal) => untilDecided((s) => client.queryOutcome(orderNo, s), signal),
  };
}
