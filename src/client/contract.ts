import * as v from 'valibot';
import { FaceVerificationError, type FaceVerificationErrorDetails } from '../errors.js';
import type { Outcome, Ticket } from '../flow/model.js';
import { resultKind } from './errorCatalogue.js';

/**
 * The partner's words, parsed at the edge: `unknown` ends here. Fields may be added at any time and numbers
 * may come as strings, so unknown keys are dropped and both spellings are read.
 */
const text = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const optionalText = v.pipe(
  v.nullish(text),
  v.transform((value) => value || undefined),
);
const envelope = v.object({
  errcode: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.integer()),
  errmsg: optionalText,
  data: v.nullish(v.object({ status: optionalText, traceNo: optionalText, result: v.optional(v.unknown()) })),
});
const ticketResult = v.object({
  faceId: optionalText,
  orderNo: optionalText,
  bizSeqNo: optionalText,
  sign: optionalText,
  nonce: optionalText,
  appId: optionalText,
});
const outcomeResult = v.object({
  tencentCode: optionalText,
  tencentMsg: optionalText,
  orderNo: optionalText,
  bizSeqNo: optionalText,
  liveRate: optionalText,
  similarity: optionalText,
  occurredTime: optionalText,
});

/** Reply texts are untrusted: shown as text, behind 详情, and never longer than this many characters. */
const MAX_FOREIGN_TEXT_LENGTH = 200;

/**
 * What faceAdv answered.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`, `ticket_incomplete`
 */
export function parseTicket(body: unknown): Ticket {
  const { result, traceNo = '' } = parseEnvelope('faceAdv', body);
  const { faceId, orderNo, ...rest } = parse('faceAdv', ticketResult, result ?? {}, { traceNo });
  if (faceId && orderNo) return { faceId, orderNo, traceNo, ...withoutUndefined(rest) };
  throw new FaceVerificationError(
    'ticket_incomplete',
    `faceAdv reported SUCCESS without ${faceId ? 'an orderNo' : 'a faceId'}.`,
    { details: { traceNo } },
  );
}

/**
 * What faceAdvResult answered; `undefined` means no verdict yet, ask again.
 * @throws FaceVerificationError `malformed_response`, `partner_refused`, `result_mismatch`
 */
export function parseOutcome(body: unknown, orderNo: string): Outcome | undefined {
  const { result, traceNo = '' } = parseEnvelope('faceAdvResult', body);
  const parsed = parse('faceAdvResult', outcomeResult, result ?? {}, { traceNo });
  if (parsed.orderNo !== undefined && parsed.orderNo !== orderNo) {
    throw new FaceVerificationError('result_mismatch', 'faceAdvResult answered for another order.', {
      details: { traceNo },
    });
  }
  const { tencentCode, tencentMsg, ...rest } = parsed;
  if (tencentCode === undefined) return undefined;
  const kind = resultKind(tencentCode);
  if (kind === 'none') return undefined;
  return {
    ...withoutUndefined({ ...rest, tencentMsg: tencentMsg?.slice(0, MAX_FOREIGN_TEXT_LENGTH) }),
    verdict: kind,
    orderNo,
    traceNo,
    tencentCode,
  };
}

function parseEnvelope(endpoint: string, body: unknown): { result?: unknown; traceNo?: string | undefined } {
  const { errcode, errmsg, data } = parse(endpoint, envelope, body);
  if (errcode === 0 && data?.status === 'SUCCESS') return data;
  const details = withoutUndefined({
    errcode,
    errmsg: errmsg?.slice(0, MAX_FOREIGN_TEXT_LENGTH),
    traceNo: data?.traceNo,
  });
  if (errcode === 0 && !data) {
    throw new FaceVerificationError('malformed_response', `${endpoint}: errcode 0 without data.`, {
      details,
    });
  }
  throw new FaceVerificationError(
    'partner_refused',
    `${endpoint} was refused: errcode ${errcode}, status ${data?.status ?? 'absent'}.`,
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
  // The path alone: the value may be personal.
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the reply').join(', ');
  throw new FaceVerificationError('malformed_response', `${endpoint}: unexpected shape of ${where}.`, {
    details,
  });
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(value: T): Defined<T> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries) as Defined<T>; // the same keys, minus those without a value
}
