import { checkOptions } from './checkOptions.js';
import { type Client, createClient } from './client/createClient.js';
import { pollOutcome, untilDecided } from './client/poll.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import { FaceVerificationError, isFaceVerificationError } from './errors.js';
import type { FlowPorts } from './flow/effects.js';
import type { FlowPlan, HandoffReturn } from './flow/states.js';
import { handles } from './handoff/chooseHandoff.js';
import { readEnvironment } from './handoff/environment.js';
import { takeReturn } from './handoff/returnParameters.js';
import { safely } from './notifyHost.js';
import type { FaceVerificationOptions } from './options.js';
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
    consentVersion: options.consent ? options.consent.version : undefined,
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
  const { handoff, photo, getFile } = options;
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
    awaitOutcome: (order, how) => pollOutcome((signal) => client.queryOutcome(order.orderNo, signal), how),
    now: Date.now,
  };
}

/** The life of a faceId: https://cloud.tencent.com/developer/article/1893550 */
const DEFAULT_TICKET_LIFE_MS = 5 * 60 * 1000;

/** An adapter may be the host's own: whatever it throws says that the SDK did not start. */
function createHandOff(options: FaceVerificationOptions, client: Client): FlowPorts['handOff'] {
  const { handoff, userId, ticketLifeMs = DEFAULT_TICKET_LIFE_MS } = options;
  return async (ticket, { signal, issuedAt, stayHere, present }): Promise<HandoffReturn> => {
    let reported = false;
    const report = (chosen: string, skipped: readonly string[]) => {
      reported = true;
      safely(options.onEvent, { type: 'handoff', chosen, skipped });
    };
    const context = {
      signal,
      userId,
      present,
      report,
      environment: readEnvironment(stayHere),
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
