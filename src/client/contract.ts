import * as v from 'valibot';
import { resultKind } from '../codes/explainCode.js';
import type { Outcome, Ticket } from '../flow/model.js';
import { FaceVerificationError, type FaceVerificationErrorDetails } from '../shared/errors.js';
import type { EncodedMedia } from './media.js';

// Schemas of the partner's replies. Fields may be added at any time and numbers may come as strings, so unknown keys are
// dropped and both spellings are read.

/** Schema of an object by its own properties alone: valibot also reads what scripts add to `Object.prototype`. */
const object = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.unknown(), v.transform(ownOf), v.object(ownOf(entries)), v.transform(ownOf));

const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
/** Integer, as a number or a string. The pattern rejects `''`, since `Number('')` is 0, which means success. */
const wholeNumber = v.pipe(text, v.regex(/^-?\d{1,15}$/), v.transform(Number));
const optionalText = v.pipe(
  v.nullish(text),
  v.transform((value) => value || undefined),
);
/** Maximum length of reply texts in characters. They are untrusted and only shown as text, behind 详情. */
const MAX_FOREIGN_TEXT_LENGTH = 200;
const shortText = v.pipe(
  optionalText,
  v.transform((value) => value?.slice(0, MAX_FOREIGN_TEXT_LENGTH)),
);
/**
 * Maximum length of identifiers in characters. The document's longest one has 40
 * (https://cloud.tencent.com/document/product/1007/61074). Longer values would overflow URLs and storage.
 */
const MAX_IDENTIFIER_LENGTH = 512;
const identifier = v.pipe(
  optionalText,
  v.check((value) => (value?.length ?? 0) <= MAX_IDENTIFIER_LENGTH),
);
const envelope = object({
  errcode: wholeNumber,
  errmsg: shortText,
  data: v.nullish(object({ status: optionalText, traceNo: shortText, result: v.optional(v.unknown()) })),
});
const ticketResult = object({
  faceId: identifier,
  orderNo: identifier,
  bizSeqNo: identifier,
  sign: identifier,
  nonce: identifier,
  appId: identifier,
});
const outcomeResult = object({
  tencentCode: identifier,
  tencentMsg: shortText,
  orderNo: identifier,
  bizSeqNo: shortText,
  liveRate: shortText,
  similarity: shortText,
  occurredTime: shortText,
});

const mediaResult = object({ orderNo: identifier, photo: optionalText, video: optionalText });

/** Reply of faceAdv in the asynchronous mode, if the ticket is not ready. */
export interface PendingTicket {
  readonly traceNo: string;
}

/**
 * Parses the reply of faceAdv. It is a {@link PendingTicket} only in the asynchronous mode.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`, `ticket_incomplete`
 */
export function parseTicket(
  body: unknown,
  { isAsync = false }: { readonly isAsync?: boolean } = {},
): Ticket | PendingTicket {
  const { result, traceNo = '' } = parseEnvelope('faceAdv', body);
  // In the asynchronous mode the result may be anything, from null to "ACCEPTED".
  const fields = isAsync && !isRecord(result) ? {} : (result ?? {});
  const parsed = parse('faceAdv', ticketResult, fields, { traceNo });
  if (isAsync && traceNo && !parsed.faceId && !parsed.orderNo) return { traceNo };
  return completeTicket('faceAdv reported SUCCESS', parsed, traceNo);
}

/**
 * Parses what the host's `api.resolveTicket` returned.
 * @throws FaceVerificationError `malformed_response`, `ticket_incomplete`
 */
export function parseResolvedTicket(value: unknown, traceNo: string): Ticket {
  return completeTicket(
    'api.resolveTicket answered',
    parse('api.resolveTicket', ticketResult, value, { traceNo }),
    traceNo,
  );
}

function completeTicket(
  what: string,
  { faceId, orderNo, ...rest }: v.InferOutput<typeof ticketResult>,
  traceNo: string,
): Ticket {
  if (faceId && orderNo) return { faceId, orderNo, traceNo, ...rest };
  throw new FaceVerificationError(
    'ticket_incomplete',
    `${what} without ${faceId ? 'an orderNo' : 'a faceId'}.`,
    {
      details: { traceNo },
    },
  );
}

/**
 * Parses the reply of faceAdvResult. Returns `undefined` if there is no verdict yet.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`, `result_mismatch`
 */
export function parseOutcome(body: unknown, orderNo: string): Outcome | undefined {
  const reply = openEnvelope('faceAdvResult', body);
  // "No result yet" may also come as the envelope's code.
  if (reply.errcode !== 0 && resultKind(String(reply.errcode)) === 'none') return undefined;
  const { result, traceNo = '' } = requireSuccess('faceAdvResult', reply);
  const parsed = parse('faceAdvResult', outcomeResult, result ?? {}, { traceNo });
  requireOrder(parsed.orderNo, orderNo, traceNo);
  const { tencentCode, ...rest } = parsed;
  if (tencentCode === undefined) return undefined;
  const kind = resultKind(tencentCode);
  if (kind === 'none') return undefined;
  return {
    ...rest,
    verdict: kind,
    orderNo,
    traceNo,
    tencentCode,
  };
}

/**
 * Parses photo and video of a decided order. They are base64; `fetchMedia` checks their content.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`, `result_mismatch`
 */
export function parseMedia(body: unknown, orderNo: string): EncodedMedia {
  const { result, traceNo = '' } = parseEnvelope('faceAdvResult', body);
  const { photo, video, ...rest } = parse('faceAdvResult', mediaResult, result ?? {}, { traceNo });
  requireOrder(rest.orderNo, orderNo, traceNo);
  return { photo, video };
}

/** @throws FaceVerificationError `result_mismatch` if a reply names another order */
function requireOrder(answered: string | undefined, asked: string, traceNo: string): void {
  if (answered === undefined || answered === asked) return;
  throw new FaceVerificationError('result_mismatch', 'faceAdvResult answered for another order.', {
    details: { traceNo },
  });
}

/** Returns a copy of an object that inherits nothing. */
function ownOf<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? Object.assign(Object.create(null), value) : value;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Envelope = v.InferOutput<typeof envelope>;

function parseEnvelope(endpoint: string, body: unknown) {
  return requireSuccess(endpoint, openEnvelope(endpoint, body));
}

function openEnvelope(endpoint: string, body: unknown): Envelope {
  return parse(endpoint, envelope, body);
}

/**
 * Returns the data of a successful reply. Success needs `errcode` 0 and `status` SUCCESS.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`
 */
function requireSuccess(
  endpoint: string,
  { errcode, errmsg, data }: Envelope,
): NonNullable<Envelope['data']> {
  if (errcode === 0 && data?.status === 'SUCCESS') return data;
  const details = { errcode, errmsg, traceNo: data?.traceNo };
  if (errcode === 0 && !data) {
    throw new FaceVerificationError('malformed_response', `${endpoint}: errcode 0 without data.`, {
      details,
    });
  }
  const status = data?.status === 'SUCCESS' ? 'SUCCESS' : 'not SUCCESS';
  throw new FaceVerificationError(
    'partner_refused',
    `${endpoint} was refused: errcode ${errcode}, status ${status}.`,
    { details },
  );
}

function parse<Schema extends v.GenericSchema>(
  endpoint: string,
  schema: Schema,
  value: unknown,
  details: FaceVerificationErrorDetails = {},
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  // Only the path, since the value may be personal.
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the reply').join(', ');
  throw new FaceVerificationError('malformed_response', `${endpoint}: unexpected shape of ${where}.`, {
    details,
  });
}
