import * as v from 'valibot';
import { validateSourcePhoto } from '../client/validateSourcePhoto.js';
import { normalizeIdNo, normalizeName, validateIdNo, validateName } from '../flow/identityRules.js';
import type { Identity, ResultMedia } from '../flow/model.js';
import { MAX_BASE64_LENGTH } from '../photo/limits.js';
import { type BodyParts, decodeParts, encodeText, lengthOf, sliceParts } from './bodyParts.js';
import { GatewayError } from './gatewayError.js';
import type { FacePhotoRules, FaceSubject } from './gatewayOptions.js';
import { isBase64, type ParsedBody } from './parseBody.js';

/** A valid faceAdv request. Base64 is bytes, as it arrived. */
export type SubjectRequest =
  | { readonly type: 'match'; readonly photo: RequestPhoto }
  | { readonly type: 'authmatch'; readonly identity: Identity };

type RequestPhoto =
  | { readonly origin: 'self'; readonly data: BodyParts }
  | { readonly origin: 'fds' | 'uri'; readonly data: string };

/** Maximum length of a name or ID number as typed, before it is normalized. */
const MAX_TYPED_LENGTH = 200;
/** Maximum length of an order number in characters, as the client reads it. */
const MAX_ORDER_LENGTH = 512;

const typed = v.pipe(v.string(), v.maxLength(MAX_TYPED_LENGTH));

const subjectRequest = v.variant('type', [
  v.object({
    type: v.literal('match'),
    sourcePhotoStr: v.object({
      origin: v.optional(v.picklist(['self', 'fds', 'uri']), 'self'),
      data: v.string(),
    }),
  }),
  v.object({ type: v.literal('authmatch'), name: typed, idNo: typed }),
]);

const resultRequest = v.object({
  orderNo: v.custom<string>(isOrderNo),
  getFile: v.optional(v.unknown()),
});

/**
 * Parses a faceAdv request of a page. The page's `userId`, `extData`, `async` and unknown fields are dropped.
 * @throws GatewayError `invalid_request`, `photo_not_allowed`
 */
export function parseSubject({ value, photo }: ParsedBody, rules: FacePhotoRules): SubjectRequest {
  const fields = parse(subjectRequest, value);
  if (fields.type === 'match') {
    const { origin, data } = fields.sourcePhotoStr;
    if (origin === 'self') return { type: 'match', photo: allowBase64(photo ?? encodeBase64(data)) };
    return { type: 'match', photo: allowAddress(origin, photo ? decodeParts(photo) : data, rules) };
  }
  const name = normalizeName(fields.name);
  const idNo = normalizeIdNo(fields.idNo);
  if (validateName(name)) throw invalid('name is not a valid name');
  if (validateIdNo(idNo, new Date())) throw invalid('idNo is not a valid number');
  return { type: 'authmatch', identity: { name, idNo } };
}

/** Returns a request as the host's `allowSubject` sees it. */
export function toSubject(request: SubjectRequest): FaceSubject {
  if (request.type === 'authmatch') return request;
  const { origin, data } = request.photo;
  return { type: 'match', photo: { origin, data: typeof data === 'string' ? data : decodeParts(data) } };
}

/**
 * Parses a faceAdvResult request of a page.
 * @throws GatewayError `invalid_request`
 */
export function parseResultRequest(body: unknown): {
  readonly orderNo: string;
  readonly media: ResultMedia | undefined;
} {
  const { orderNo, getFile } = parse(resultRequest, body);
  return { orderNo, media: mediaByCode.get(getFile) };
}

/** Returns whether a value may be an order number. Hosts pass what a page sent to `verify`. */
export function isOrderNo(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_ORDER_LENGTH && /^[\x21-\x7e]+$/.test(value);
}

const mediaByCode: ReadonlyMap<unknown, ResultMedia> = new Map([
  ['1', 'both'],
  ['2', 'photo'],
  ['3', 'video'],
]);

/** Base64 of the signatures of JPEG, PNG and BMP, which the partner accepts. */
const PICTURE = /^(?:\/9j\/|iVBORw0KGg|Qk)/;
/** Number of characters that `PICTURE` needs. */
const SIGNATURE_LENGTH = 10;

/** Matches a path of the file server that cannot leave it. */
const FDS_PATH = /^(?!.*\.\.)\/?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

function allowBase64(data: BodyParts): RequestPhoto {
  if (lengthOf(data) >= MAX_BASE64_LENGTH) {
    throw invalid(`sourcePhotoStr must have fewer than ${MAX_BASE64_LENGTH} characters`);
  }
  if (!PICTURE.test(decodeParts(sliceParts(data, 0, SIGNATURE_LENGTH)))) {
    throw invalid('sourcePhotoStr must be a JPEG, PNG or BMP');
  }
  return { origin: 'self', data };
}

/** @throws GatewayError `invalid_request` if the text is not base64 */
function encodeBase64(text: string): BodyParts {
  const data = encodeText(text);
  if (isBase64(data)) return data;
  throw invalid('sourcePhotoStr must be standard base64 without a prefix or line breaks');
}

function allowAddress(
  origin: 'fds' | 'uri',
  data: string,
  { uriOrigins = [], fds = false }: FacePhotoRules,
): RequestPhoto {
  const error = validateSourcePhoto({ origin, data });
  if (error) throw invalid(`sourcePhotoStr ${error}`);
  if (origin === 'uri') return { origin, data: allowLink(data, uriOrigins) };
  if (!fds || !FDS_PATH.test(data)) throw forbiddenPhoto();
  return { origin, data };
}

/**
 * Returns a link as the URL parser writes it, so that the partner reads the same host as the check here.
 * @throws GatewayError `photo_not_allowed`
 */
function allowLink(link: string, origins: readonly string[]): string {
  // Parsers disagree on backslashes, spaces and control characters.
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(link)) throw forbiddenPhoto();
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    throw forbiddenPhoto();
  }
  const isAllowed = origins.some((origin) => new URL(origin).origin === url.origin);
  if (!isAllowed || url.username || url.password) throw forbiddenPhoto();
  return url.href;
}

function forbiddenPhoto(): GatewayError {
  return new GatewayError('photo_not_allowed', 'sourcePhotoStr has a link or path that is not allowed.');
}

function parse<Schema extends v.GenericSchema>(schema: Schema, body: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  // Only the path, since the value may be personal.
  const where = parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the body').join(', ');
  throw invalid(`${where} is missing or has another type`);
}

function invalid(what: string): GatewayError {
  return new GatewayError('invalid_request', what.endsWith('.') ? what : `${what}.`);
}
