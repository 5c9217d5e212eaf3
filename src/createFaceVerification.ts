import { checkOptions } from './checkOptions.js';
import type { ClientPorts } from './clientPorts.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import { createTrace, type Trace } from './createTrace.js';
import { FaceVerificationError, isFaceVerificationError } from './errors.js';
import type { FlowPorts } from './flow/effects.js';
import type { FlowPlan, HandoffReturn } from './flow/states.js';
import { toAdapter } from './handoff/adapter.js';
import { handles } from './handoff/chooseHandoff.js';
import { readEnvironment } from './handoff/environment.js';
import { takeReturn } from './handoff/returnParameters.js';
import { whenNeeded } from './loadPart.js';
import type { FaceVerificationOptions } from './options.js';
import { createOrderStore } from './resume/createOrderStore.js';
import { createPickerStore } from './resume/createPickerStore.js';

/**
 * The only place where the parts meet. Touches neither DOM, storage nor network before `restore` or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each mistake
 */
export function createFaceVerification(given: FaceVerificationOptions): FaceVerificationHandle {
  const options = checkOptions(given);
  const parts = laterParts(options);
  const trace = createTrace(options, Date.now);
  const verification = connectFlow({
    plan: planOf(options),
    ports: createPorts(options, parts, trace),
    callbacks: options,
    trace,
    consentVersion: options.consent ? options.consent.version : undefined,
    stores: storesOf(options),
    takeReturn,
  });
  return {
    ...verification,
    start() {
      // While the person reads. What does not come now is asked for again when it is needed.
      for (const load of Object.values(parts)) load().catch(() => {});
      verification.start();
    },
  };
}

type Parts = ReturnType<typeof laterParts>;

/** What the first screen does not need. */
function laterParts(options: FaceVerificationOptions) {
  const client = () => import('./clientPorts.js').then(({ createClientPorts }) => createClientPorts(options));
  const photo = () => import('./photo/preparePhoto.js');
  return {
    client: whenNeeded<ClientPorts>(client),
    ...(options.type === 'match' && !options.photo?.given ? { photo: whenNeeded(photo) } : {}),
  };
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

function createPorts(options: FaceVerificationOptions, { client, photo }: Parts, trace: Trace): FlowPorts {
  const { getFile, result } = options;
  const handoff = toAdapter(options.handoff);
  const { maxBase64Length } = options.photo ?? {};
  return {
    // While the person looks for a photo: a worker takes 20–60 ms to start.
    expectPhoto: () =>
      photo?.().then(
        ({ warmUpPhotoWorker }) => warmUpPhotoWorker(),
        () => undefined,
      ),
    async preparePhoto(source, context) {
      if (!photo) throw new FaceVerificationError('unexpected', 'This verification takes no photo.');
      const { preparePhoto } = await photo();
      return preparePhoto(source, { ...context, ...(maxBase64Length ? { maxBase64Length } : {}) });
    },
    async requestTicket(subject, signal, onUploadProgress) {
      const environment = readEnvironment();
      if (!handles(handoff, environment)) {
        throw new FaceVerificationError(
          'handoff_unsupported',
          'No handoff can work here, so none was begun.',
        );
      }
      await handoff.prepare?.(environment);
      return (await client()).requestTicket(subject, signal, onUploadProgress);
    },
    handOff: createHandOff(options, client, trace),
    ...(getFile
      ? { fetchMedia: async (orderNo, signal) => (await client()).fetchMedia(orderNo, signal) }
      : {}),
    ...(result?.attemptsLeft
      ? { countAttempts: async (outcome, signal) => (await client()).countAttempts(outcome, signal) }
      : {}),
    awaitOutcome: async (order, how) => (await client()).awaitOutcome(order, how),
    now: Date.now,
  };
}

/** The life of a faceId: https://cloud.tencent.com/developer/article/1893550 */
const DEFAULT_TICKET_LIFE_MS = 5 * 60 * 1000;

/**
 * A ticket starts the SDK once: a flow that was stopped meanwhile and goes on only asks for the result. An adapter
 * may be the host's own: whatever it throws says that the SDK did not start.
 */
function createHandOff(
  options: FaceVerificationOptions,
  client: Parts['client'],
  trace: Trace,
): FlowPorts['handOff'] {
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
      trace.tell({ type: 'handoff', chosen, skipped, mobile, inApp });
    };
    const context = {
      signal,
      userId,
      present,
      report,
      environment,
      expiresAt: issuedAt + ticketLifeMs,
      untilDecided: async () => (await client()).untilDecided(ticket.orderNo, signal),
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
