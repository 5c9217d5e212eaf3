import { parseTicket } from '../client/contract.js';
import type { Ticket } from '../flow/model.js';
import { FaceVerificationError, isFaceVerificationError } from '../shared/errors.js';
import { wait } from '../shared/wait.js';
import { type BodyParts, encodeJson, lengthOf, sliceParts } from './bodyParts.js';
import { callHostFunction } from './callHostFunction.js';
import { createIdempotency, readIdempotencyKey } from './createIdempotency.js';
import { GatewayError, wasNotProcessed } from './gatewayError.js';
import type { FaceOrder, FaceSession } from './gatewayOptions.js';
import { parseAroundPhoto } from './parseBody.js';
import { isOrderNo, parseSubject, type SubjectRequest, toSubject } from './parseRequest.js';
import { readRequestBody } from './readRequestBody.js';
import { type PageReply, partnerRefusedReply, ticketReply } from './replies.js';
import type { Gateway, Visit } from './visit.js';

/** Timeout in milliseconds. The page waits for 60 s, of which its photo may take a part. */
const FACE_ADV_TIMEOUT_MS = 45_000;
/** Maximum size of the partner's reply in bytes. */
const MAX_REPLY_BYTES = 262_144;
/** End of a request whose last field is the photo. */
const END_OF_PHOTO = '"}}';
/** Pauses in milliseconds before an order is stored again: a restart of the store, 7 s in all. */
const BIND_PAUSES_MS: readonly number[] = [500, 1500, 5000];

/** Creates the endpoint faceAdv: one order per idempotency key, bound to its user before the page receives it. */
export function createTicketEndpoint(gateway: Gateway): (visit: Visit) => Promise<PageReply> {
  const { types, photo, expose, limits, allowSubject, orders, askPartner, audit } = gateway;
  const answerOnce = createIdempotency(orders);

  async function countAttempt(userId: string): Promise<void> {
    const { value, ttlMs } = await orders.countAttempt(userId);
    if (value <= limits.attemptsPerHour) return;
    const retryAfterS = Math.ceil(ttlMs / 1000);
    throw new GatewayError('too_many_attempts', 'The attempts of this hour are used up.', { retryAfterS });
  }

  async function requestTicket(body: BodyParts, { userId }: FaceSession): Promise<Ticket> {
    const limits = { timeoutMs: FACE_ADV_TIMEOUT_MS, maxBytes: MAX_REPLY_BYTES };
    try {
      const ticket = parseTicket(await askPartner(gateway.paths.faceAdv, body, limits));
      if ('faceId' in ticket) return ticket;
      throw new FaceVerificationError('ticket_incomplete', 'faceAdv answered with a traceNo alone.');
    } catch (error) {
      if (wasNotProcessed(error)) await orders.uncountAttempt(userId).catch(() => {});
      throw error;
    }
  }

  /** Stores an order before its page receives it, so that no order that a page has is lost. */
  async function bind(order: FaceOrder): Promise<void> {
    const { createdAt, ...about } = order;
    const { orderNo, traceNo } = order;
    for (let attempt = 0; ; attempt += 1) {
      try {
        // No page could ask for another number.
        if (isOrderNo(orderNo) && (await orders.bind(order))) return;
        break;
      } catch (error) {
        const pause = BIND_PAUSES_MS[attempt];
        if (pause === undefined) {
          audit({ event: 'orderLost', ...about, code: 'store_unavailable' });
          throw error;
        }
        await wait(pause, new AbortController().signal);
      }
    }
    const code = 'partner_malformed';
    audit({ event: 'orderLost', ...about, code });
    throw new GatewayError(code, 'The partner’s order number is not usable.', {
      traceNo,
    });
  }

  async function openOrder(
    { session, note }: Visit,
    subject: SubjectRequest,
    onSend: () => void = () => {},
  ): Promise<PageReply> {
    const { type } = subject;
    if (
      allowSubject &&
      !(await callHostFunction('allowSubject', () => allowSubject(toSubject(subject), session)))
    ) {
      throw new GatewayError(
        'subject_not_allowed',
        'This photo, name or number is not allowed for this user.',
      );
    }
    const body = faceAdvBody(subject, session, gateway.extData);
    await countAttempt(session.userId);
    onSend();
    try {
      const ticket = await requestTicket(body, session);
      const { orderNo, traceNo } = ticket;
      await bind({ orderNo, userId: session.userId, type, traceNo, createdAt: Date.now() });
      note({ event: 'ticketIssued', type, orderNo, traceNo, status: 200 });
      return ticketReply(ticket);
    } catch (error) {
      if (!isFaceVerificationError(error) || error.code !== 'partner_refused') throw error;
      const { errcode, traceNo } = error.details;
      note({ event: 'partnerRefused', type, errcode, traceNo, status: 200 });
      return partnerRefusedReply(error.details, expose);
    }
  }

  return async (visit) => {
    const { request, session, note } = visit;
    const key = readIdempotencyKey(request.headers);
    const body = parseAroundPhoto(await readRequestBody(request, limits.maxBodyBytes));
    const subject = parseSubject(body, photo);
    if (!types.includes(subject.type)) {
      throw new GatewayError('type_not_allowed', `The type ${subject.type} is not allowed here.`);
    }
    if (key === undefined) return openOrder(visit, subject);
    const { reply, isReplay } = await answerOnce(session.userId, key, (onSend) =>
      openOrder(visit, subject, onSend),
    );
    if (isReplay) note({ event: 'ticketReplayed', type: subject.type, status: reply.status });
    return reply;
  };
}

/** Builds the partner's request field by field. */
function faceAdvBody(subject: SubjectRequest, session: FaceSession, extData: Gateway['extData']): BodyParts {
  const common = {
    async: false,
    extData: typeof extData === 'function' ? extData(session) : extData,
    userId: session.userId,
    type: subject.type,
  };
  if (subject.type === 'authmatch') {
    const { name, idNo } = subject.identity;
    return encodeJson({ ...common, name, idNo });
  }
  const { origin, data } = subject.photo;
  if (typeof data === 'string') return encodeJson({ ...common, sourcePhotoStr: { origin, data } });
  // Base64 needs no escapes.
  const withoutPhoto = encodeJson({ ...common, sourcePhotoStr: { origin, data: '' } });
  const end = lengthOf(withoutPhoto) - END_OF_PHOTO.length;
  return [...sliceParts(withoutPhoto, 0, end), ...data, ...sliceParts(withoutPhoto, end)];
}
