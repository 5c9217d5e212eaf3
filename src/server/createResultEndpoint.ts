import { parseMedia, parseOutcome } from '../client/contract.js';
import { type EncodedMedia, getFileCodes } from '../client/media.js';
import type { ResultMedia } from '../flow/model.js';
import { isFaceVerificationError } from '../shared/errors.js';
import { encodeJson } from './bodyParts.js';
import { GatewayError } from './gatewayError.js';
import type { OrderState } from './orders.js';
import { parseBody } from './parseBody.js';
import { parseResultRequest } from './parseRequest.js';
import type { AskPartner } from './partner.js';
import { readRequestBody } from './readRequestBody.js';
import { type PageReply, partnerRefusedReply, pendingReply, verdictReply } from './replies.js';
import type { Gateway, Visit } from './visit.js';

/** Timeout in milliseconds. The page waits for 15 s. */
const RESULT_TIMEOUT_MS = 12_000;
/** Timeout in milliseconds for a video of several megabytes. The page waits for 60 s. */
const MEDIA_TIMEOUT_MS = 50_000;
const MAX_REPLY_BYTES = 262_144;
/** Maximum size of a reply with media in bytes, as the client reads it. */
const MAX_MEDIA_BYTES = 25_165_824;
/** Maximum size of a page's request in bytes. */
const MAX_BODY_BYTES = 16_384;

/** Returns a function that requests faceAdvResult of the partner, without photo and video. */
export function createAskResult(
  askPartner: AskPartner,
  { faceAdvResult }: Gateway['paths'],
): (orderNo: string) => Promise<unknown> {
  const limits = { timeoutMs: RESULT_TIMEOUT_MS, maxBytes: MAX_REPLY_BYTES };
  return (orderNo) => askPartner(faceAdvResult, encodeJson({ async: false, orderNo }), limits);
}

/** Creates the endpoint faceAdvResult, which answers for the user's own orders alone. */
export function createResultEndpoint(gateway: Gateway): (visit: Visit) => Promise<PageReply> {
  const { expose, limits, orders, verdicts, askPartner, paths } = gateway;

  async function countQuery(userId: string): Promise<void> {
    const { value, ttlMs } = await orders.countQuery(userId);
    if (value <= limits.queriesPerMinute) return;
    const retryAfterS = Math.ceil(ttlMs / 1000);
    throw new GatewayError('too_many_requests', 'Too many requests per minute.', { retryAfterS });
  }

  async function answerVerdict(state: OrderState): Promise<PageReply> {
    const verdict = await verdicts.resolve(state);
    return verdict ? verdictReply(verdict, expose) : pendingReply(state.order);
  }

  async function answerMedia({ note }: Visit, { order, verdict }: OrderState, wanted: ResultMedia) {
    const { orderNo } = order;
    const media = commonMedia(
      wanted,
      typeof expose.media === 'function' ? expose.media(order) : expose.media,
    );
    if (!media) throw new GatewayError('media_not_allowed', 'Photo and video are not available here.');
    const body = encodeJson({ async: false, orderNo, getFile: getFileCodes[media] });
    const limits = { timeoutMs: MEDIA_TIMEOUT_MS, maxBytes: MAX_MEDIA_BYTES };
    const reply = await askPartner(paths.faceAdvResult, body, limits);
    const outcome = parseOutcome(reply, orderNo);
    const settled = verdict ?? (outcome && (await verdicts.settle(order, outcome)));
    if (!settled) return pendingReply(order);
    const files = onlyAllowed(parseMedia(reply, orderNo), media);
    const { traceNo } = settled;
    if (files.photo || files.video) note({ event: 'mediaSent', orderNo, traceNo, status: 200 });
    return verdictReply(settled, expose, files);
  }

  return async (visit) => {
    const { request, session, note } = visit;
    await countQuery(session.userId);
    const { orderNo, media } = parseResultRequest(parseBody(await readRequestBody(request, MAX_BODY_BYTES)));
    const state = await orders.find(orderNo);
    if (state?.order.userId !== session.userId) {
      throw new GatewayError('order_not_found', 'This user has no such order.', { orderNo });
    }
    try {
      return media ? await answerMedia(visit, state, media) : await answerVerdict(state);
    } catch (error) {
      if (!isFaceVerificationError(error) || error.code !== 'partner_refused') throw error;
      const { errcode, traceNo } = error.details;
      note({ event: 'partnerRefused', orderNo, errcode, traceNo, status: 200 });
      return partnerRefusedReply(error.details, expose);
    }
  };
}

/** Returns the recordings that are both wanted and allowed. */
function commonMedia(wanted: ResultMedia, allowed: ResultMedia | undefined): ResultMedia | undefined {
  if (allowed === 'both') return wanted;
  // JavaScript may answer anything, such as a promise.
  if (allowed !== 'photo' && allowed !== 'video') return undefined;
  return wanted === 'both' || wanted === allowed ? allowed : undefined;
}

/** Drops a recording that the partner sent unasked. */
function onlyAllowed({ photo, video }: EncodedMedia, media: ResultMedia): EncodedMedia {
  return {
    photo: media === 'video' ? undefined : photo,
    video: media === 'photo' ? undefined : video,
  };
}
