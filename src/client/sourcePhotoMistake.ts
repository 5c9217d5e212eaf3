import { MAX_BASE64_LENGTH } from '../photo/limits.js';

/** A path or a link is as long as an address may be (https://www.rfc-editor.org/rfc/rfc9110#section-4.1: 8000). */
const MAX_ADDRESS_LENGTH = 8000;

/** What is wrong with a photo that the host names or has, as the end of a sentence; never its content. */
export function sourcePhotoMistake(
  given: unknown,
  maxBase64Length: number = MAX_BASE64_LENGTH,
): string | undefined {
  if (typeof given !== 'object' || given === null) return 'must be { origin, data }.';
  const origin: unknown = Reflect.get(given, 'origin');
  const data: unknown = Reflect.get(given, 'data');
  if (typeof data !== 'string' || data === '') return 'needs data, a string that is not empty.';
  if (origin === 'self') return base64Mistake(data, maxBase64Length);
  if (origin !== 'fds' && origin !== 'uri') return 'needs origin "self", "fds" or "uri".';
  if (data.length > MAX_ADDRESS_LENGTH) return `has data of ${data.length} characters, for a path or a link.`;
  if (origin === 'uri' && !/^https?:\/\/[^\s/]/i.test(data)) return 'needs an http(s) link for origin "uri".';
  return undefined;
}

function base64Mistake(data: string, maxLength: number): string | undefined {
  if (data.startsWith('data:')) return 'must be base64 without the "data:…;base64," prefix.';
  if (data.length >= maxLength)
    return `has ${data.length} characters; base64 must be shorter than ${maxLength}.`;
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) {
    return 'must be standard base64 without line breaks.';
  }
  return undefined;
}
