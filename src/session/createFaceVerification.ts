import type { FlowPlan } from '../flow/states.js';
import { takeReturn } from '../handoff/returnParameters.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { checkOptions } from '../options/validate.js';
import { createOrderStore } from '../resume/orderStore.js';
import { createPickerStore } from '../resume/pickerStore.js';
import { lazy } from '../shared/lazy.js';
import { whenIdle } from '../shared/whenIdle.js';
import { connectFlow, type FaceVerificationHandle } from './connectFlow.js';
import { isRevisit } from './isRevisit.js';
import { createPorts } from './ports.js';
import { createTrace } from './trace.js';

/** Loaded when the page is idle, since no screen needs it. */
const unknownOptions = lazy(
  async () => (await import('../options/warnUnknownOptions.js')).warnUnknownOptions,
  'warnUnknownOptions',
);

const backButton = lazy(async () => (await import('./backButton.js')).followBackButton, 'followBackButton');

/**
 * Creates a verification. It touches no DOM, storage or network before `restore` or `start`.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each error
 */
export function createFaceVerification(options: FaceVerificationOptions): FaceVerificationHandle {
  return createVerification(options, {});
}

/**
 * Creates a verification for a UI of ours, which takes more options: the only place where all parts meet.
 * @param otherOptions the names of these options
 */
export function createVerification(
  given: FaceVerificationOptions,
  otherOptions: object,
): FaceVerificationHandle {
  const options = checkOptions(given);
  const trace = createTrace(options, Date.now);
  const { ports, preload, forgetPartner, reportOnce } = createPorts(options, trace);
  const plan = planOf(options);
  const verification = connectFlow({
    plan,
    ports,
    callbacks: options,
    trace,
    consentVersion: options.consent ? options.consent.version : undefined,
    stores: storesOf(options),
    takeReturn,
    isRevisit,
    reportOnce,
  });
  let cancelPreload = () => {};
  /** Value of `returns` when the verification was stopped. */
  let stoppedAt: number | undefined;
  let isRunning = false;
  let leaveBackButton = () => {};
  /** Another person may press back, so a page in the back-forward cache holds nothing personal. */
  const onPageHide = ({ persisted }: PageTransitionEvent) => {
    if (persisted) forget();
  };
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) verification.start();
  };
  function forget(): void {
    verification.forget();
    forgetPartner();
  }
  async function holdBackButton(): Promise<void> {
    const follow = await backButton.load().catch(() => undefined);
    leaveBackButton();
    if (isRunning && follow) leaveBackButton = follow(verification, plan);
  }
  return {
    ...verification,
    forget,
    start() {
      // Stopped by a keep-alive, it was not notified that the page went into the cache.
      if (stoppedAt !== undefined && stoppedAt !== returns) forget();
      if (typeof addEventListener === 'function') {
        addEventListener('pageshow', countReturn);
        addEventListener('pagehide', onPageHide);
        addEventListener('pageshow', onPageShow);
      }
      isRunning = true;
      if (options.backButton) void holdBackButton();
      // The user reads the first screen meanwhile.
      cancelPreload();
      cancelPreload = whenIdle(() => {
        preload();
        unknownOptions.load().then(
          (warnUnknownOptions) => warnUnknownOptions(given, otherOptions),
          () => undefined,
        );
      });
      verification.start();
    },
    stop() {
      isRunning = false;
      leaveBackButton();
      cancelPreload();
      if (typeof removeEventListener === 'function') {
        removeEventListener('pagehide', onPageHide);
        removeEventListener('pageshow', onPageShow);
      }
      stoppedAt = returns;
      verification.stop();
    },
  };
}

/** Number of times that this page came back from the back-forward cache. */
let returns = 0;
const countReturn = ({ persisted }: PageTransitionEvent): void => {
  if (persisted) returns += 1;
};

function planOf({ type, consent, identity, photo, resultMedia }: FaceVerificationOptions): FlowPlan {
  const common = { consent: consent !== false, resultMedia };
  if (type === 'authmatch') return { type, ...common, identity: identity ?? {} };
  return { type, ...common, sourcePhoto: photo?.source, minors: consent ? consent.minors : undefined };
}

function storesOf({ userId, resume }: FaceVerificationOptions) {
  if (resume === false) return undefined;
  return { orders: createOrderStore({ userId, ...resume }), pickers: createPickerStore({ userId }) };
}
