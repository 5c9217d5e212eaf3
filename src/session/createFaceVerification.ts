import type { FlowPorts } from '../flow/effects.js';
import type { FlowPlan } from '../flow/states.js';
import { takeReturn } from '../handoff/returnParameters.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { checkOptions } from '../options/validate.js';
import { createOrderStore } from '../resume/orderStore.js';
import { createPickerStore } from '../resume/pickerStore.js';
import { FaceVerificationError } from '../shared/errors.js';
import { whenIdle, whenNeeded } from '../shared/lazy.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import type { ClientPorts } from './ports.js';
import { createTrace, type Trace } from './trace.js';

/**
 * The only place where the parts meet. Touches neither DOM, storage nor network before `restore` or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each mistake
 */
export function createFaceVerification(given: FaceVerificationOptions): FaceVerificationHandle {
  const options = checkOptions(given);
  const trace = createTrace(options, Date.now);
  const parts = laterParts(options, trace);
  const verification = connectFlow({
    plan: planOf(options),
    ports: createPorts(options, parts),
    callbacks: options,
    trace,
    consentVersion: options.consent ? options.consent.version : undefined,
    stores: storesOf(options),
    takeReturn,
  });
  let takeBack = () => {};
  return {
    ...verification,
    start() {
      // While the person reads. What does not come now is asked for again when it is needed.
      takeBack();
      takeBack = whenIdle(() => {
        for (const load of Object.values(parts)) load().catch(() => {});
      });
      verification.start();
    },
    stop() {
      takeBack();
      verification.stop();
    },
  };
}

type Parts = ReturnType<typeof laterParts>;

/** What the first screen does not need. */
function laterParts(options: FaceVerificationOptions, trace: Trace) {
  const client = () =>
    import('./ports.js').then(({ createClientPorts }) => createClientPorts(options, trace));
  const photo = () => import('../photo/preparePhoto.js');
  return {
    client: whenNeeded<ClientPorts>(client),
    ...(options.type === 'match' && !options.photo?.source ? { photo: whenNeeded(photo) } : {}),
  };
}

function planOf({ type, consent, identity, photo, resultMedia }: FaceVerificationOptions): FlowPlan {
  const common = { consent: consent !== false, resultMedia };
  if (type === 'authmatch') return { type, ...common, identity: identity ?? {} };
  return { type, ...common, ...(photo?.source ? { sourcePhoto: photo.source } : {}) };
}

function storesOf({ userId, resume }: FaceVerificationOptions) {
  if (resume === false) return undefined;
  return { orders: createOrderStore({ userId, ...resume }), pickers: createPickerStore({ userId }) };
}

function createPorts(options: FaceVerificationOptions, { client, photo }: Parts): FlowPorts {
  const { result } = options;
  const { maxBase64Length } = options.photo ?? {};
  return {
    // While the person looks for a photo: a worker takes 20–60 ms to start.
    expectPhoto: () =>
      photo?.().then(
        ({ preloadPhotoWorker }) => preloadPhotoWorker(),
        () => undefined,
      ),
    async preparePhoto(source, context) {
      if (!photo) throw new FaceVerificationError('unexpected', 'This verification takes no photo.');
      const { preparePhoto } = await photo();
      return preparePhoto(source, { ...context, ...(maxBase64Length ? { maxBase64Length } : {}) });
    },
    requestTicket: async (subject, signal, onUploadProgress) =>
      (await client()).requestTicket(subject, signal, onUploadProgress),
    handOff: async (ticket, how) => (await client()).handOff(ticket, how),
    fetchMedia: async (orderNo, wanted, signal) => (await client()).fetchMedia(orderNo, wanted, signal),
    ...(result?.getAttemptsLeft
      ? { countAttempts: async (outcome, signal) => (await client()).countAttempts(outcome, signal) }
      : {}),
    awaitOutcome: async (order, how) => (await client()).awaitOutcome(order, how),
    now: Date.now,
  };
}
