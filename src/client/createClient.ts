import type { Outcome, OutcomeMedia, ResultMedia, ResultQuery, Subject, Ticket } from '../flow/model.js';
import { withDeadline } from '../shared/deadline.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { nextTask } from '../shared/nextTask.js';
import { abortError } from '../shared/wait.js';
import type { ApiOptions, ResolveTicket } from './apiOptions.js';
import { parseMedia, parseOutcome, parseResolvedTicket, parseTicket } from './contract.js';
import { createLighterPhotos, type ShrinkPhoto } from './createLighterPhotos.js';
import { createUploader, type UploadPhoto } from './createUploader.js';
import { createHttp, type PostOptions } from './http.js';
import { createIdempotencyKey } from './idempotencyKey.js';
import { createRateLimit } from './rateLimit.js';

export interface ClientOptions {
  readonly api: ApiOptions;
  readonly userId: string;
  /** Uploads the prepared photo, so that faceAdv only carries its location. */
  readonly upload?: UploadPhoto | undefined;
  /**
   * Prepares a photo with fewer bytes for the next attempt after its transfer timed out.
   * @default each attempt sends the same
   */
  readonly shrinkPhoto?: ShrinkPhoto | undefined;
  /** Returns the host's own query of results, if one applies now. Its reply is read as one of faceAdvResult. */
  readonly findResultQuery?: (() => ResultQuery | undefined) | undefined;
}

export interface Client {
  /** Asks for the token and opens the connection before they are needed. Sends nothing to the backend, and never fails. */
  getReady(): Promise<void>;
  /**
   * POSTs faceAdv once. It has a side effect, so it is never retried automatically. Each call is one attempt with an
   * `Idempotency-Key` of its own.
   */
  requestTicket(
    subject: Subject,
    signal: AbortSignal,
    onUploadProgress?: (fraction: number) => void,
  ): Promise<Ticket>;
  /**
   * POSTs faceAdvResult once, without media. It waits for its turn: at most one faceAdvResult a second leaves a client, none
   * while the page is hidden and none before a Retry-After has passed. Returns `undefined` if there is no verdict yet.
   */
  queryOutcome(orderNo: string, signal: AbortSignal): Promise<Outcome | undefined>;
  /** POSTs faceAdvResult for photo, video or both, up to three times while some are missing. */
  fetchMedia(orderNo: string, wanted: ResultMedia, signal: AbortSignal): Promise<OutcomeMedia>;
}

/** Timeout in milliseconds. 400,000 characters take 40 s at 10 kB/s, a poor 2G uplink; then the backend calls the vendor. */
const FACE_ADV_DEADLINE_MS = 60_000;
const FACE_ADV_RESULT_DEADLINE_MS = 15_000;
/** Timeout in milliseconds for a video of several megabytes. */
const MEDIA_DEADLINE_MS = 60_000;
/** Timeout in milliseconds: about as long as a user looks at a waiting page that shows the time. */
const RESOLVE_TICKET_DEADLINE_MS = 60_000;

/** Maximum size of a reply in bytes. The document's replies have about 500, a gateway's page some thousand. */
const MAX_REPLY_BYTES = 262_144;
/** Maximum size of a reply with media in bytes. Photo and video can exceed 1 MB each (https://cloud.tencent.com/document/product/1007/114181). */
const MAX_MEDIA_BYTES = 25_165_824;

/** Creates a client of the partner's API. */
export function createClient(options: ClientOptions): Client {
  const { api, userId, upload, shrinkPhoto, findResultQuery } = options;
  const { extData, async: isAsync = false } = api;
  const { post, getReady } = createHttp(api);
  const askInTurn = createRateLimit();
  const uploader = upload && createUploader(upload);
  const lighterPhotos = createLighterPhotos(shrinkPhoto);
  const faceAdv = api.paths?.faceAdv ?? '/tech/ai/face/faceAdv';
  const faceAdvResult = api.paths?.faceAdvResult ?? '/tech/ai/face/faceAdvResult';

  async function describe(
    subject: Subject,
    signal: AbortSignal,
    onUploadProgress: (fraction: number) => void,
  ): Promise<object> {
    const { type } = subject;
    if (type === 'authmatch') return { type, ...subject.identity };
    if ('sourcePhoto' in subject) return { type, sourcePhotoStr: subject.sourcePhoto };
    if (uploader) return { type, sourcePhotoStr: await uploader(subject.photo, signal, onUploadProgress) };
    return { type, sourcePhotoStr: { origin: 'self', data: subject.photo.base64 } };
  }

  function askResult(orderNo: string, more: object, signal: AbortSignal, limits: Limits): Promise<unknown> {
    // A query is never asynchronous, since its reply is awaited.
    const body = { extData, async: false, orderNo, ...more };
    return askInTurn(() => post(faceAdvResult, body, { signal, ...limits }), signal);
  }

  function askHost(query: ResultQuery, orderNo: string, signal: AbortSignal): Promise<unknown> {
    const ask = (s: AbortSignal) => query(orderNo, s);
    return askInTurn(async () => {
      try {
        return await withDeadline(FACE_ADV_RESULT_DEADLINE_MS, signal, ask, 'queryResult');
      } catch (cause) {
        if (signal.aborted || isFaceVerificationError(cause)) throw cause;
        throw new FaceVerificationError('network_unreachable', 'queryResult failed; see `cause`.', { cause });
      }
    }, signal);
  }

  return {
    getReady,
    async requestTicket(chosen, signal, onUploadProgress = () => {}) {
      const photo = 'photo' in chosen ? chosen.photo : undefined;
      const lightening = photo && lighterPhotos.lighten(photo, signal);
      if (lightening) await lightening;
      const subject = photo ? { ...chosen, photo: lighterPhotos.latest(photo) } : chosen;
      const carry = <T>(transfer: () => Promise<T>): Promise<T> =>
        photo ? lighterPhotos.watch(photo, transfer) : transfer();
      const described = () => describe(subject, signal, onUploadProgress);
      const body = { extData, async: isAsync, userId, ...(await carry(described)) };
      const send = () =>
        post(faceAdv, body, { signal, headers: createIdempotencyKey(api), ...TICKET_LIMITS });
      try {
        // The task of the tap shows the waiting page. With the JSON of the photo it took 19 ms instead of 13 (Chromium 156).
        if (photo && !uploader) await nextTask();
        // An uploaded photo is no part of the request, so that its timeout is not the photo's.
        const reply = await (uploader ? send() : carry(send));
        const ticket = parseTicket(reply, { isAsync });
        return 'faceId' in ticket ? ticket : await resolveLater(api.resolveTicket, ticket.traceNo, signal);
      } catch (error) {
        if (uploader && 'photo' in subject && isRefusal(error)) uploader.forget(subject.photo);
        throw error;
      }
    },
    async queryOutcome(orderNo, signal) {
      const query = findResultQuery?.();
      if (query) return parseOutcome(await askHost(query, orderNo, signal), orderNo);
      return parseOutcome(await askResult(orderNo, {}, signal, VERDICT_LIMITS), orderNo);
    },
    async fetchMedia(orderNo, wanted, signal) {
      // Loaded on first use, since few hosts show media.
      const { fetchMedia, getFileCodes } = await import('./media.js');
      const query = async (media: ResultMedia, s: AbortSignal) =>
        parseMedia(await askResult(orderNo, { getFile: getFileCodes[media] }, s, MEDIA_LIMITS), orderNo);
      return fetchMedia(query, wanted, signal);
    },
  };
}

type Limits = Pick<PostOptions, 'timeoutMs' | 'maxBytes'>;
const TICKET_LIMITS: Limits = { timeoutMs: FACE_ADV_DEADLINE_MS, maxBytes: MAX_REPLY_BYTES };
const VERDICT_LIMITS: Limits = { timeoutMs: FACE_ADV_RESULT_DEADLINE_MS, maxBytes: MAX_REPLY_BYTES };
const MEDIA_LIMITS: Limits = { timeoutMs: MEDIA_DEADLINE_MS, maxBytes: MAX_MEDIA_BYTES };

function isRefusal(error: unknown): boolean {
  return isFaceVerificationError(error) && error.code === 'partner_refused';
}

async function resolveLater(
  resolveTicket: ResolveTicket | undefined,
  traceNo: string,
  signal: AbortSignal,
): Promise<Ticket> {
  const details = { traceNo };
  if (!resolveTicket) {
    throw new FaceVerificationError(
      'ticket_incomplete',
      'faceAdv answered with a traceNo alone. Pass api.resolveTicket(traceNo, signal) or leave api.async out.',
      { details },
    );
  }
  try {
    const resolve = (s: AbortSignal) => resolveTicket(traceNo, s);
    const ticket = await withDeadline(RESOLVE_TICKET_DEADLINE_MS, signal, resolve, 'api.resolveTicket');
    return parseResolvedTicket(ticket, traceNo);
  } catch (cause) {
    if (signal.aborted) throw abortError();
    if (isFaceVerificationError(cause)) throw cause;
    throw new FaceVerificationError('async_unresolved', 'api.resolveTicket failed; see `cause`.', {
      cause,
      details,
    });
  }
}
