import { checkOptions } from './checkOptions.js';
import { type Client, createClient } from './client/createClient.js';
import { withDeadline } from './client/deadline.js';
import { pollOutcome, untilDecided } from './client/poll.js';
import { orAbort } from './client/wait.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import { FaceVerificationError, isFaceVerificationError } from './errors.js';
import type { FlowPorts } from './flow/effects.js';
import type { FlowPlan, HandoffReturn } from './flow/states.js';
import { toAdapter } from './handoff/adapter.js';
import { handles } from './handoff/chooseHandoff.js';
import { readEnvironment } from './handoff/environment.js';
import { takeReturn } from './handoff/returnParameters.js';
import { safely } from './notifyHost.js';
import type { FaceVerificationOptions, ResultOptions } from './options.js';
import { preparePhoto } from './photo/preparePhoto.js';
import { createOrderStore } from './resume/createOrderStore.js';
import { createPickerStore } from './resume/createPickerStore.js';

/**
 * The only place where the parts meet. Touches neither DOM, storage nor network before `restore` or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each mistake
 */
export function createFaceVerification(given: FaceVerificationOptions): FaceVerificationHandle {
  const options = checkOptions(given);
  return connectFlow({
    plan: planOf(options),
    ports: createPorts(options),
    callbacks: options,
    stores: storesOf(options),
    takeReturn,
  });
}

function planOf({ type, consent, identity, photo, getFile }: FaceVerificationOptions): FlowPlan {
  const common = { consent: consent !== false, media: getFile !== undefined };
  if (type === 'authmatch') return { type, ...common, identity: identity ?? {} };
  return { type, ...common, ...(photo?.given ? { given: photo.given } : {}) };
}

function storesOf({ userId, resume }: FaceVerificationOptions) {
  if (resume === false) return undefined;
  return { orders: createOrderStore({ userId, ...resume }), pickers: createPickerStore({ userId }) };
}

function createPorts(options: FaceVerificationOptions): FlowPorts {
  const { photo, getFile, result } = options;
  const handoff = toAdapter(options.handoff);
  const client = createClient({ ...options, upload: photo?.upload });
  return {
    preparePhoto: (source, context) =>
      preparePhoto(source, {
        ...context,
        ...(photo?.maxBase64Length ? { maxBase64Length: photo.maxBase64Length } : {}),
      }),
    async requestTicket(subject, signal, onUploadProgress) {
      if (!handles(handoff, readEnvironment())) {
        throw new FaceVerificationError(
          'handoff_unsupported',
          'No handoff can work here, so none was begun.',
        );
      }
      return client.requestTicket(subject, signal, onUploadProgress);
    },
    handOff: createHandOff(options, client),
    ...(getFile ? { fetchMedia: (orderNo, signal) => client.fetchMedia(orderNo, getFile, signal) } : {}),
    ...(result?.attemptsLeft ? { countAttempts: createCountAttempts(result.attemptsLeft) } : {}),
    awaitOutcome: (order, how) => pollOutcome((signal) => client.queryOutcome(order.orderNo, signal), how),
    now: Date.now,
  };
}

/** The rejected page is there already, and nobody looks at it much longer. */
const ATTEMPTS_DEADLINE_MS = 10_000;

/** Only a number of attempts is believed. */
function createCountAttempts(
  attemptsLeft: NonNullable<ResultOptions['attemptsLeft']>,
): NonNullable<FlowPorts['countAttempts']> {
  return async (outcome, signal) => {
    const count = await withDeadline(ATTEMPTS_DEADLINE_MS, signal, (s) =>
      orAbort(Promise.resolve(attemptsLeft(outcome, s)), s),
    );
    return Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined;
  };
}

/** The life of a faceId: https://cloud.tencent.com/developer/article/1893550 */
const DEFAULT_TICKET_LIFE_MS = 5 * 60 * 1000;

/**
 * A ticket starts the SDK once: a flow that was stopped meanwhile and goes on only asks for the result. An adapter
 * may be the host's own: whatever it throws says that the SDK did not start.
 */
function createHandOff(options: FaceVerificationOptions, client: Client): FlowPorts['handOff'] {
  const { userId, ticketLifeMs = DEFAULT_TICKET_LIFE_MS } = options;
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
      safely(options.onEvent, { type: 'handoff', chosen, skipped, mobile, inApp });
    };
    const context = {
      signal,
      userId,
      present,
      report,
      environment,
      expiresAt: issuedAt + ticketLifeMs,
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
