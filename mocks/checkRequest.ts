/**
 * Reads a request as strictly as the partner does. What is wrong comes back as a sentence that names the field;
 * it never repeats a value, which may be personal.
 */
export function checkFaceAdv(authorization: string | null, body: unknown): string | undefined {
  if (!authorization) return 'Authorization: the header is missing.';
  if (!isObject(body)) return 'The body must be a JSON object.';
  if (typeof body['userId'] !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(body['userId'])) {
    return 'userId: 1 to 32 letters, digits, "_" or "-".';
  }
  if ('async' in body && typeof body['async'] !== 'boolean') return 'async: must be a boolean.';
  if (body['type'] === 'match') return checkPhoto(body['sourcePhotoStr']);
  if (body['type'] !== 'authmatch') return 'type: must be "match" or "authmatch".';
  if (!isFilled(body['name'])) return 'name: needed for authmatch.';
  if (!isFilled(body['idNo'])) return 'idNo: needed for authmatch.';
  return undefined;
}

export function checkFaceAdvResult(authorization: string | null, body: unknown): string | undefined {
  if (!authorization) return 'Authorization: the header is missing.';
  if (!isObject(body)) return 'The body must be a JSON object.';
  if (!isFilled(body['orderNo'])) return 'orderNo: needed.';
  const { getFile } = body;
  if (getFile !== undefined && !['1', '2', '3'].includes(String(getFile))) {
    return 'getFile: must be "1", "2" or "3".';
  }
  return undefined;
}

/** The partner's limit: base64 within 400k. */
const LIMIT = 400_000;

function checkPhoto(photo: unknown): string | undefined {
  if (!isObject(photo)) return 'sourcePhotoStr: needed for match.';
  const { origin = 'self', data } = photo;
  if (origin !== 'self' && origin !== 'fds' && origin !== 'uri') {
    return 'sourcePhotoStr.origin: must be "self", "fds" or "uri".';
  }
  if (!isFilled(data)) return 'sourcePhotoStr.data: needed.';
  if (origin !== 'self') return undefined;
  if (data.startsWith('data:')) return 'sourcePhotoStr.data: without the "data:" prefix.';
  if (data.length >= LIMIT) return `sourcePhotoStr.data: ${data.length} characters, must be under ${LIMIT}.`;
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data) || data.length % 4 !== 0) {
    return 'sourcePhotoStr.data: must be standard base64.';
  }
  return checkJpeg(atob(data));
}

/** `bytes`: one character a byte, as atob gives them. */
function checkJpeg(bytes: string): string | undefined {
  if (!bytes.startsWith('\xff\xd8\xff')) return 'sourcePhotoStr.data: must be a JPEG.';
  if (bytes.slice(0, 65_536).includes('Exif\0\0')) return 'sourcePhotoStr.data: has EXIF data in it.';
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
