import type { FlowPorts } from '../flow/effects.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { eraseStored } from '../resume/storage.js';
import { lazy } from '../shared/lazy.js';
import { reportInThisTab } from './connectFlow.js';
import type { PartnerPorts } from './partnerPorts.js';
import type { VerdictReport } from './reportOnce.js';
import type { Trace } from './trace.js';

const partnerPorts = lazy(
  async () => (await import('./partnerPorts.js')).createPartnerPorts,
  'createPartnerPorts',
);

const checkAtMount = lazy(async () => (await import('./checkAtMount.js')).checkAtMount, 'checkAtMount');

const preparation = lazy(
  async () => (await import('../photo/preparePhoto.js')).photoPreparation,
  'photoPreparation',
);

/** The flow's ports, and a way to load their parts before they are needed. */
export interface LoadablePorts {
  readonly ports: FlowPorts;
  /** Loads the parts. A part that fails to load is tried again when it is needed. */
  readonly preload: () => void;
  /** Drops what the partner's ports know of the user: the token, and where photos were uploaded. */
  readonly forgetPartner: () => void;
  /** Reports a verdict once across tabs. A verdict comes from the partner's ports, so they are loaded by then. */
  readonly reportOnce: (verdict: VerdictReport) => Promise<void> | undefined;
}

/** Creates the flow's ports. Their code is loaded on first use, since the first screen needs none of it. */
export function createPorts(options: FaceVerificationOptions, trace: Trace): LoadablePorts {
  const { type, photo } = options;
  const takesPhoto = type === 'match' && !photo?.source;
  let partner: PartnerPorts | undefined;

  /** Returns a port that loads the partner's ports and calls one of them. */
  function callPartner<Arguments extends readonly unknown[], Result>(
    portOf: (ports: PartnerPorts) => (...args: Arguments) => Promise<Result>,
  ): (...args: Arguments) => Promise<Result> {
    return async (...args) => {
      const createPartnerPorts = await partnerPorts.load();
      partner ??= createPartnerPorts(options, trace);
      return portOf(partner)(...args);
    };
  }

  const ports: FlowPorts = {
    // The user looks for a photo meanwhile. A worker takes 20–60 ms to start.
    expectPhoto: () =>
      preparation.load().then(
        ({ preloadPhotoWorker }) => preloadPhotoWorker(),
        () => undefined,
      ),
    checkHandoff: () =>
      checkAtMount.load().then(
        (check) => check(options),
        () => undefined,
      ),
    async preparePhoto(source, context) {
      // faceAdv follows soon. If this part does not load now, it is loaded then.
      callPartner(({ getReady }) => getReady)().catch(() => undefined);
      const { preparePhoto } = await preparation.load();
      return preparePhoto(source, context, photo);
    },
    prepareHandoff: callPartner(({ prepareHandoff }) => prepareHandoff),
    requestTicket: callPartner(({ requestTicket }) => requestTicket),
    startHandoff: callPartner(({ startHandoff }) => startHandoff),
    awaitOutcome: callPartner(({ awaitOutcome }) => awaitOutcome),
    fetchMedia: callPartner(({ fetchMedia }) => fetchMedia),
    countAttempts: callPartner(({ countAttempts }) => countAttempts),
    withdrawConsent(signal) {
      // At once, whatever becomes of the rest.
      eraseStored(options.userId);
      return callPartner(({ withdrawConsent }) => withdrawConsent)(signal);
    },
    now: Date.now,
  };
  return {
    ports,
    preload() {
      void partnerPorts.load();
      if (takesPhoto) void preparation.load();
    },
    reportOnce: (verdict) => (partner?.reportOnce ?? reportInThisTab)(verdict),
    forgetPartner() {
      partner = undefined;
    },
  };
}
