import type { Client } from '../client/createClient.js';
import { untilDecided } from '../client/poll.js';
import type { FlowPorts } from '../flow/effects.js';
import type { HandoffReturn } from '../flow/states.js';
import { toAdapter } from '../handoff/adapter.js';
import { handles } from '../handoff/chooseHandoff.js';
import { readEnvironment } from '../handoff/environment.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import type { Trace } from './trace.js';

/** Lifetime of a faceId in milliseconds (https://cloud.tencent.com/developer/article/1893550). */
const DEFAULT_TICKET_TTL_MS = 5 * 60 * 1000;

/**
 * What a handoff needs to be ready, before a ticket is spent.
 * @throws FaceVerificationError `handoff_unsupported` where none can work here
 */
export async function prepareHandoff(options: FaceVerificationOptions): Promise<void> {
  const handoff = toAdapter(options.handoff);
  const environment = readEnvironment();
  if (!handles(handoff, environment)) {
    throw new FaceVerificationError('handoff_unsupported', 'No handoff can work here, so none was begun.');
  }
  await handoff.prepare?.(environment);
}

/**
 * A ticket starts the SDK once: a flow that was stopped meanwhile and goes on only asks for the result. An adapter
 * may be the host's own: whatever it throws says that the SDK did not start.
 */
export function createHandOff(
  options: FaceVerificationOptions,
  client: Client,
  trace: Trace,
): FlowPorts['handOff'] {
  const { userId, ticketTtlMs = DEFAULT_TICKET_TTL_MS } = options;
  const handoff = toAdapter(options.handoff);
  const used = new Set<string>();
  return async (ticket, { signal, issuedAt, stayHere, present }): Promise<HandoffReturn> => {
    if (used.has(ticket.orderNo)) return {};
    used.add(ticket.orderNo);
    const environment = readEnvironment(stayHere);
    const { mobile, inApp } = environment;
    let reported = false;
    const report = (chosen: string, skipped: readonly string[]) => {
      reported = true;
      trace.tell({ type: 'handoff', chosen, skipped, mobile, inApp });
    };
    const context = {
      signal,
      userId,
      present,
      report,
      environment,
      expiresAt: issuedAt + ticketTtlMs,
      untilDecided: () => untilDecided((s) => client.queryOutcome(ticket.orderNo, s), signal),
    };
    try {
      const started = handoff.handOff(ticket, context);
      if (!reported) report(handoff.name, []);
      return (await started) ?? {};
    } catch (cause) {
      if (isFaceVerificationError(cause)) throw cause;
      throw new FaceVerificationError('handoff_failed', `The handoff "${handoff.name}" failed.`, { cause });
    }
  };
}
