import type { FlowPorts } from '../flow/effects.js';
import type { FlowPlan } from '../flow/states.js';
import { takeReturn } from '../handoff/returnParameters.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { checkOptions } from '../options/validate.js';
import { createOrderStore } from '../resume/orderStore.js';
import { createPickerStore } from '../resume/pickerStore.js';
import { FaceVerificationError } from '../shared/errors.js';
import { type Lazy, lazy } from '../shared/lazy.js';
import { whenIdle } from '../shared/whenIdle.js';
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
  const parts = createLazyParts(options, trace);
  const verification = connectFlow({
    plan: planOf(options),
    ports: createPorts(options, parts),
    callbacks: options,
    trace,
    consentVersion: options.consent ? options.consent.version : undefined,
    stores: storesOf(options),
    takeReturn,
  });
  let cancelPreload = () => {};
  return {
    ...verification,
    start() {
      // The user reads the first screen meanwhile. A part that fails to load is tried again when it is needed.
      cancelPreload();
      cancelPreload = whenIdle(() => {
        void parts.client.load();
        void parts.photo?.load();
      });
      verification.start();
    },
    stop() {
      cancelPreload();
      verification.stop();
    },
  };
}

/** Parts that the first screen does not need. */
interface LazyParts {
  readonly client: Lazy<ClientPorts>;
  /** Absent if this verification takes no photo. */
  readonly photo: Lazy<typeof import('../photo/preparePhoto.js')> | undefined;
}

function createLazyParts(options: FaceVerificationOptions, trace: Trace): LazyParts {
  const takesPhoto = options.type === 'match' && !options.photo?.source;
  return {
    client: lazy(async () => (await import('./ports.js')).createClientPorts(options, trace)),
    photo: takesPhoto ? lazy(() => import('../photo/preparePhoto.js')) : undefined,
  };
}

function planOf({ type, consent, identity, photo, resultMedia }: FaceVerificationOptions): FlowPlan {
  const common = { consent: consent !== false, resultMedia };
  if (type === 'authmatch') return { type, ...common, identity: identity ?? {} };
  return { type, ...common, sourcePhoto: photo?.source };
}

function storesOf({ userId, resume }: FaceVerificationOptions) {
  if (resume === false) return undefined;
  return { orders: createOrderStore({ userId, ...resume }), pickers: createPickerStore({ userId }) };
}

function createPorts(options: FaceVerificationOptions, { client, photo }: LazyParts): FlowPorts {
  const { result } = options;
  const maxBase64Length = options.photo?.maxBase64Length;
  return {
    // The user looks for a photo meanwhile. A worker takes 20–60 ms to start.
    expectPhoto: () =>
      photo?.load().then(
        ({ preloadPhotoWorker }) => preloadPhotoWorker(),
        () => undefined,
      ),
    async preparePhoto(source, context) {
      if (!photo) throw new FaceVerificationError('unexpected', 'This verification takes no photo.');
      const { preparePhoto } = await photo.load();
      return preparePhoto(source, { ...context, maxBase64Length });
    },
    requestTicket: async (subject, signal, onUploadProgress) =>
      (await client.load()).requestTicket(subject, signal, onUploadProgress),
    handOff: async (ticket, how) => (await client.load()).handOff(ticket, how),
    fetchMedia: async (orderNo, wanted, signal) => (await client.load()).fetchMedia(orderNo, wanted, signal),
    countAttempts:
      result?.getAttemptsLeft &&
      (async (outcome, signal) => (await client.load()).countAttempts(outcome, signal)),
    awaitOutcome: async (order, how) => (await client.load()).awaitOutcome(order, how),
    now: Date.now,
  };
}
