import { parseWebAddress, validateBaseUrl, validatePath } from '../client/address.js';
import { validateSourcePhoto } from '../client/validateSourcePhoto.js';
import { MAX_BASE64_LENGTH, MIN_BASE64_LENGTH } from '../photo/limits.js';
import { FaceVerificationError } from '../shared/errors.js';
import { callbackNames } from './callbackEvents.js';
import type { FaceVerificationOptions } from './options.js';

/**
 * Reads what a host passes, typed or not.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each error
 */
export function checkOptions(options: FaceVerificationOptions): FaceVerificationOptions {
  const mistakes = [...findMistakes(options)];
  if (mistakes.length === 0) return options;
  throw new FaceVerificationError('invalid_options', mistakes.join(' '));
}

/** Takes any value apart: what the types promise, JavaScript hosts may break. No sentence repeats a value. */
function* findMistakes(given: unknown): Generator<string> {
  if (!isObject(given)) {
    yield 'Options must be an object.';
    return;
  }
  const { api, userId, type, handoff, photo, identity } = given;
  yield* apiMistakes(api);
  if (typeof userId !== 'string' || !/^[A-Za-z0-9_-]{1,32}$/.test(userId)) {
    yield 'userId must be 1 to 32 letters, digits, "_" or "-".';
  }
  if (type !== 'match' && type !== 'authmatch') yield 'type must be "match" or "authmatch".';
  if (typeof handoff !== 'function' && !(isObject(handoff) && typeof handoff['start'] === 'function')) {
    yield 'handoff must be an adapter, such as redirectHandoff({ loginUrl }), or a function.';
  }
  const { ticketTtlMs = 1, resume } = given;
  if (!isDuration(ticketTtlMs)) yield `ticketTtlMs ${DURATION}`;
  const { maxAgeMs = 1 } = Object(resume);
  if (resume !== undefined && resume !== false && !isObject(resume)) {
    yield 'resume must be false or an object such as { maxAgeMs: 1_800_000 }.';
  } else if (!isDuration(maxAgeMs)) yield `resume.maxAgeMs ${DURATION}`;
  if (photo !== undefined && type === 'authmatch') yield 'photo belongs to type "match".';
  if (identity !== undefined && type === 'match') yield 'identity belongs to type "authmatch".';
  if (photo !== undefined) yield* photoMistakes(photo);
  yield* consentMistakes(given['consent']);
  yield* functionMistakes('', given, callbackNames);
}

/** A record of consent to a text that no version names would prove nothing. */
function* consentMistakes(consent: unknown): Generator<string> {
  if (consent === undefined || consent === false) return;
  if (!isObject(consent)) {
    yield 'consent must be false or an object such as { handler: "…" }.';
    return;
  }
  const { version, terms, recipients, agreementUrl } = consent;
  if (version !== undefined && (typeof version !== 'string' || version === '')) {
    yield 'consent.version must be a text that is not empty.';
  }
  const isTerm = (term: unknown) =>
    isObject(term) && typeof term['title'] === 'string' && typeof term['text'] === 'string';
  if (terms !== undefined && !(Array.isArray(terms) && terms.length > 0 && terms.every(isTerm))) {
    yield 'consent.terms must be a list of { title, text }.';
  }
  if (terms !== undefined && version === undefined) yield 'consent.terms need a consent.version.';
  const isText = (entry: unknown) => typeof entry === 'string';
  const hasName = (entry: unknown) => isText(entry) || isText(Object(entry).name);
  if (recipients !== undefined && !(Array.isArray(recipients) && recipients.every(hasName))) {
    yield 'consent.recipients must be a list of names.';
  }
  if (agreementUrl !== undefined && !(isText(agreementUrl) && parseWebAddress(String(agreementUrl)))) {
    yield 'consent.agreementUrl must be an http(s) address or a path of this origin.';
  }
}

const CREDENTIALS: readonly unknown[] = [undefined, 'omit', 'same-origin', 'include'];

function* apiMistakes(api: unknown): Generator<string> {
  if (!isObject(api)) {
    yield `api.baseUrl ${validateBaseUrl(undefined)}`;
    return;
  }
  const base = validateBaseUrl(api['baseUrl']);
  if (base) yield `api.baseUrl ${base}`;
  yield* functionMistakes('api.', api, ['getToken', 'fetch', 'resolveTicket']);
  if (!CREDENTIALS.includes(api['credentials'])) {
    yield 'api.credentials must be "omit", "same-origin" or "include".';
  }
  const paths = isObject(api['paths']) ? api['paths'] : {};
  for (const name of ['faceAdv', 'faceAdvResult']) {
    const path = validatePath(paths[name]);
    if (path) yield `api.paths.${name} ${path}`;
  }
}

function* photoMistakes(photo: unknown): Generator<string> {
  if (!isObject(photo)) {
    yield 'photo must be an object.';
    return;
  }
  const { maxBase64Length: max = MAX_BASE64_LENGTH, takePhoto, upload, source } = photo;
  const isLength = typeof max === 'number' && max >= MIN_BASE64_LENGTH && max <= MAX_BASE64_LENGTH;
  if (!isLength) yield `photo.maxBase64Length must be between ${MIN_BASE64_LENGTH} and ${MAX_BASE64_LENGTH}.`;
  yield* functionMistakes('photo.', photo, ['takePhoto', 'upload']);
  if (source === undefined) return;
  if (takePhoto !== undefined || upload !== undefined) {
    yield 'photo.source is sent as it is: leave photo.takePhoto and photo.upload out.';
  }
  const mistake = validateSourcePhoto(source, isLength ? max : undefined);
  if (mistake) yield `photo.source ${mistake}`;
}

const DURATION = 'must be a positive number of milliseconds.';

/** A timer without an end would fire at once, and JSON has no infinity. */
function isDuration(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Returns a sentence for each optional value that is no function. `path` goes before their names. */
function functionMistakes(
  path: string,
  holder: Record<string, unknown>,
  names: readonly string[],
): readonly string[] {
  return names
    .filter((name) => !['function', 'undefined'].includes(typeof holder[name]))
    .map((name) => `${path}${name} must be a function.`);
}
