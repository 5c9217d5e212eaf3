import { validateIdNo, validateName } from '../src/flow/identityRules.js';
import type { MockSettings } from './scenarios.js';

/** Reply to a request that the partner refuses. */
export interface RequestError {
  readonly status: number;
  readonly errcode: number;
  /** Sentence that names the field. Never contains a value, which may be personal. */
  readonly message: string;
}

/** Fields of the document. Other fields are allowed, since the partner may add some, and noted. */
const FIELDS: Readonly<Record<'faceAdv' | 'faceAdvResult', ReadonlySet<string>>> = {
  faceAdv: new Set(['async', 'extData', 'userId', 'type', 'sourcePhotoStr', 'name', 'idNo']),
  faceAdvResult: new Set(['async', 'extData', 'orderNo', 'getFile']),
};

type Body = Record<string, unknown>;

/** Headers of a request, and whether it is authorized. */
export interface RequestHead {
  readonly headers: Headers;
  readonly isAuthorized: boolean;
}

/** Reads what the checks need. A cookie authorizes as a token does; a page that sends one names `include`, or the mocks see it. */
export function readHead({ headers, credentials }: Request, session: MockSettings['session']): RequestHead {
  const isAuthorized = headers.has('Authorization') || headers.has('Cookie') || credentials === 'include';
  return { headers, isAuthorized: isAuthorized || session === 'cookie' };
}

/** Validates a faceAdv request as strictly as the partner does. */
export function checkFaceAdv(head: RequestHead, body: unknown): RequestError | undefined {
  const common = checkCommon(head, body);
  if (common) return common;
  const fields = body as Body; // checkCommon has seen an object
  return (
    badFields(checkUser(fields)) ??
    badFields(fields['type'] === 'match' ? checkPhoto(fields['sourcePhotoStr']) : undefined) ??
    (fields['type'] === 'authmatch' ? checkIdentity(fields) : undefined)
  );
}

/** Validates a faceAdvResult request as strictly as the partner does. */
export function checkFaceAdvResult(head: RequestHead, body: unknown): RequestError | undefined {
  const common = checkCommon(head, body);
  if (common) return common;
  const { orderNo, getFile } = body as Body; // checkCommon has seen an object
  if (!isFilled(orderNo)) return badFields('orderNo: needed, a string.');
  // Values other than 1, 2 and 3 are allowed and give no media.
  if (getFile !== undefined && typeof getFile !== 'string') return badFields('getFile: must be a string.');
  return undefined;
}

/** Returns the names of fields that the document does not have. */
export function unknownFields(endpoint: 'faceAdv' | 'faceAdvResult', body: unknown): readonly string[] {
  return isObject(body) ? Object.keys(body).filter((name) => !FIELDS[endpoint].has(name)) : [];
}

function checkCommon({ headers, isAuthorized }: RequestHead, body: unknown): RequestError | undefined {
  if (!isAuthorized) {
    return { status: 401, errcode: 401, message: 'Authorization: the header is missing.' };
  }
  if (!/^application\/json\b/i.test(headers.get('Content-Type') ?? '')) {
    return badFields('Content-Type: must be application/json.');
  }
  if (!isObject(body)) return badFields('The body must be a JSON object.');
  if (body['async'] !== undefined && typeof body['async'] !== 'boolean') {
    return badFields('async: must be a boolean.');
  }
  return undefined;
}

function checkUser({ userId, type }: Body): string | undefined {
  if (!isFilled(userId)) return 'userId: needed, a string.';
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(userId)) {
    return 'userId: 1 to 32 letters, digits, "_" or "-"; no special characters.';
  }
  return type === 'match' || type === 'authmatch' ? undefined : 'type: must be "match" or "authmatch".';
}

/** The partner's limit of a photo, in base64 characters. */
const MAX_BASE64_LENGTH = 400_000;

function checkPhoto(photo: unknown): string | undefined {
  if (!isObject(photo)) return 'sourcePhotoStr: needed for match, as { origin, data }.';
  const { origin = 'self', data } = photo;
  if (origin !== 'self' && origin !== 'fds' && origin !== 'uri') {
    return 'sourcePhotoStr.origin: must be "self", "fds" or "uri".';
  }
  if (!isFilled(data)) return 'sourcePhotoStr.data: needed, a string.';
  if (origin === 'uri' && !/^https?:\/\/\S+$/.test(data))
    return 'sourcePhotoStr.data: must be an http(s) link.';
  if (origin !== 'self') return undefined;
  if (data.startsWith('data:')) return 'sourcePhotoStr.data: without the "data:…;base64," prefix.';
  if (data.length >= MAX_BASE64_LENGTH) {
    return `sourcePhotoStr.data: ${data.length} characters, must be under ${MAX_BASE64_LENGTH}.`;
  }
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    return 'sourcePhotoStr.data: must be standard base64 without line breaks.';
  }
  const error = checkPicture(atob(data));
  return error && `sourcePhotoStr.data: ${error}`;
}

/**
 * Returns an error message for a file that is no picture or has metadata in it.
 * @param bytes one character per byte, as `atob` returns them
 */
export function checkPicture(bytes: string): string | undefined {
  if (bytes.startsWith('\x89PNG\r\n\x1a\n') || bytes.startsWith('BM')) return undefined;
  if (!bytes.startsWith('\xff\xd8\xff')) return 'must be a JPEG, PNG or BMP.';
  const head = bytes.slice(0, 131_072);
  if (head.includes('Exif\0\0')) return 'has EXIF data in it, such as where it was taken.';
  return head.includes('http://ns.adobe.com/xap/') ? 'has XMP data in it.' : undefined;
}

/** Returns the vendor's own code, 66660015, for an invalid name or ID number. */
function checkIdentity({ name, idNo }: Body): RequestError | undefined {
  if (!isFilled(name)) return badFields('name: needed for authmatch.');
  if (!isFilled(idNo)) return badFields('idNo: needed for authmatch.');
  if (validateName(name)) return { status: 200, errcode: 66_660_015, message: 'name: not a valid name.' };
  const problem = validateIdNo(idNo, new Date());
  return problem && { status: 200, errcode: 66_660_015, message: `idNo: not a valid number (${problem}).` };
}

function badFields(message: string | undefined): RequestError | undefined {
  return message === undefined ? undefined : { status: 200, errcode: 40_001, message };
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
