import type { Client } from '../client/createClient.js';
import { waitForVerdict } from '../client/poll.js';
import type { FlowPorts } from '../flow/effects.js';
import { canHandle, type ReportingContext, toAdapter } from '../handoff/adapter.js';
import { readEnvironment } from '../handoff/environment.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import type { Trace } from './trace.js';

/** Lifetime of a faceId in milliseconds (https://cloud.tencent.com/developer/article/1893550). */
const DEFAULT_TICKET_TTL_MS = 5 * 60 * 1000;

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
  const browser = readEnvironment();
  const startedOrders = new Set<string>();
  return {
    async prepareHandoff({ stayHere }) {
      const environment = { ...browser, stayHere };
      if (!canHandle(adapter, environment)) {
        throw new FaceVerificationError(
          'handoff_unsupported',
          'No handoff can work here, so none was started.',
        );
      }
      await adapter.prepare?.(environment);
    },

    async startHandoff(ticket, { signal, issuedAt, stayHere, present }) {
      if (startedOrders.has(ticket.orderNo)) return undefined;
      startedOrders.add(ticket.orderNo);
      const { mobile, inApp } = browser;
      let isReported = false;
      const report = (chosen: string, skipped: readonly string[]) => {
        isReported = true;
        trace.emit({ type: 'handoff', chosen, skipped, mobile, inApp });
      };
      const context: ReportingContext = {
        signal,
        userId,
        present,
        report,
        environment: { ...browser, stayHere },
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
        // A host's own adapter may throw anything.
        if (isFaceVerificationError(cause)) throw cause;
        throw new FaceVerificationError('handoff_failed', `The handoff "${adapter.name}" failed.`, { cause });
      }
    },
  };
}
