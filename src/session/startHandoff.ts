import type { Client } from '../client/createClient.js';
import { waitForVerdict } from '../client/poll.js';
import type { FlowPorts } from '../flow/effects.js';
import { type HandoffAdapter, type ReportingContext, toAdapter } from '../handoff/adapter.js';
import { checkHandoff } from '../handoff/checkHandoff.js';
import { readHandoffEnvironment } from '../handoff/environment.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import type { Trace } from './trace.js';

/** Lifetime of a faceId in milliseconds (https://cloud.tencent.com/developer/article/1893550). */
const DEFAULT_TICKET_TTL_MS = 5 * 60 * 1000;

/** Timeout of an adapter's `prepare` in milliseconds. At 10 kB/s, a poor 2G downlink, 300 kB take as long. */
const PREPARE_DEADLINE_MS = 30_000;

/**
 * Connects the host's handoff with the flow. A ticket starts the SDK once: if the flow was stopped meanwhile and is started
 * again, only the result is requested.
 */
export function createHandoffPorts(
  { handoff, userId, ticketTtlMs = DEFAULT_TICKET_TTL_MS }: FaceVerificationOptions,
  client: Client,
  trace: Trace,
): Pick<FlowPorts, 'prepareHandoff' | 'startHandoff'> {
  const adapter = toAdapter(handoff);
  const startedOrders = new Set<string>();
  return {
    async prepareHandoff({ stayHere }) {
      const environment = readHandoffEnvironment(stayHere);
      const error = checkHandoff(adapter, environment);
      if (error) throw error;
      const prepare = () => adapter.prepare?.(environment);
      try {
        await withDeadline(PREPARE_DEADLINE_MS, undefined, prepare, 'handoff.prepare');
      } catch (cause) {
        throw toHandoffError(cause, adapter);
      }
    },

    async startHandoff(ticket, { signal, issuedAt, stayHere, present }) {
      if (startedOrders.has(ticket.orderNo)) return undefined;
      startedOrders.add(ticket.orderNo);
      const environment = readHandoffEnvironment(stayHere);
      const { mobile, inApp, miniProgram } = environment;
      let isReported = false;
      const report = (chosen: string, skipped: readonly string[]) => {
        isReported = true;
        trace.emit({ type: 'handoff', chosen, skipped, mobile, inApp, miniProgram });
      };
      const context: ReportingContext = {
        signal,
        userId,
        present,
        report,
        environment,
        expiresAt: issuedAt + ticketTtlMs,
        waitForVerdict: () => waitForVerdict((s) => client.queryOutcome(ticket.orderNo, s), signal),
      };
      try {
        const started = adapter.start(ticket, context);
        if (!isReported) report(adapter.name, []);
        const returned = (await started) ?? undefined;
        // JavaScript adapters may return an object without an error.
        return returned?.error && returned;
      } catch (cause) {
        const error = toHandoffError(cause, adapter);
        if (error === cause) throw error;
        // An adapter of the host's may also throw after the SDK has run, so the result is requested first.
        return { error };
      }
    },
  };
}

/** Returns the same error if it is ours. A host's own adapter may throw anything. */
function toHandoffError(cause: unknown, { name }: HandoffAdapter): FaceVerificationError {
  if (isFaceVerificationError(cause)) return cause;
  return new FaceVerificationError('handoff_failed', `The handoff "${name}" failed.`, { cause });
}
