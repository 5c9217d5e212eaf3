import type { FlowPlan } from '../flow/states.js';
import { takeReturn } from '../handoff/returnParameters.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { checkOptions } from '../options/validate.js';
import { createOrderStore } from '../resume/orderStore.js';
import { createPickerStore } from '../resume/pickerStore.js';
import { whenIdle } from '../shared/whenIdle.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import { createPorts } from './ports.js';
import { createTrace } from './trace.js';

/**
 * Creates a verification without UI and connects all of its parts. Uses neither DOM, storage nor network before `restore`
 * or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each error
 */
export function createFaceVerification(given: FaceVerificationOptions): FaceVerificationHandle {
  const options = checkOptions(given);
  const trace = createTrace(options, Date.now);
  const { ports, preload } = createPorts(options, trace);
  const verification = connectFlow({
    plan: planOf(options),
    ports,
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
      // The user reads the first screen meanwhile.
      cancelPreload();
      cancelPreload = whenIdle(preload);
      verification.start();
    },
    stop() {
      cancelPreload();
      verification.stop();
    },
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
