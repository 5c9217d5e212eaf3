import { MAX_BASE64_LENGTH } from '../photo/limits.js';

/** Maximum length of a path or link in characters (https://www.rfc-editor.org/rfc/rfc9110#section-4.1). */
const MAX_ADDRESS_LENGTH = 8000;

/**
 * Validates a photo that the host passes.
 * @returns the error as the end of a sentence, which never contains the photo; `undefined` if the photo is valid
 */
export function validateSourcePhoto(
  photo: unknown,
  maxBase64Length: number = MAX_BASE64_LENGTH,
): string | undefined {
  if (typeof photo !== 'object' || photo === null) return 'must be { origin, data }.';
  const origin: unknown = Reflect.get(photo, 'origin');
  const data: unknown = Reflect.get(photo, 'data');
  if (typeof data !== 'string' || data === '') return 'needs data, a string that is not empty.';
  if (origin === 'self') return validateBase64(data, maxBase64Length);
  if (origin !== 'fds' && origin !== 'uri') return 'needs origin "self", "fds" or "uri".';
  if (data.length > MAX_ADDRESS_LENGTH) return `has data of ${data.length} characters, for a path or a link.`;
  if (origin === 'uri' && !/^https?:\/\/[^\s/]/i.test(data)) return 'needs an http(s) link for origin "uri".';
  return undefined;
}

function validateBase64(data: string, maxLength: number): string | undefined {
  if (data.startsWith('data:')) return 'must be base64 without the "data:…;base64," prefix.';
  if (data.length >= maxLength)
    return `has ${data.length} characters; base64 must be shorter than ${maxLength}.`;
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    return 'must be standard base64 without line breaks.';
  }
  return undefined;
}
