import { validateHeaders } from '../client/requestHeaders.js';
import { isFinishTime } from './isFinishTime.js';

/** Value that an option must have, by a check and by the end of a sentence. */
type Rule = readonly [isRight: (value: unknown) => boolean, wanted: string];
/** Rules by the path of their option. */
type Rules = Readonly<Record<string, Rule>>;

const truth: Rule = [(value) => typeof value === 'boolean', 'true or false'];
const text: Rule = [(value) => typeof value === 'string', 'a text'];
const aFunction: Rule = [(value) => typeof value === 'function', 'a function'];
const object: Rule = [isObject, 'an object'];

function oneOf(...values: readonly string[]): Rule {
  const quoted = values.map((value) => `"${value}"`);
  return [(value) => values.some((one) => one === value), `one of ${quoted.join(', ')}`];
}

/** Values that would break or weaken a verification, so that none begins with a wrong one. */
const errorRules: Rules = {
  resultMedia: oneOf('both', 'photo', 'video'),
  result: object,
  'result.getAttemptsLeft': aFunction,
  'result.showScores': truth,
  'result.finishAfterMs': [isFinishTime, 'from 500 to 60000 milliseconds'],
  backButton: truth,
  'api.idempotencyKey': truth,
  'api.async': truth,
  'api.extData': [(value) => isJson(value, 0), 'JSON without functions, dates, undefined values or circles'],
  'photo.heic': aFunction,
  'photo.camera': [
    (value) => value === false || isObject(value),
    'false or an object such as { autoCapture: true }',
  ],
  'photo.camera.devices': [
    (value) => typeof Object(value).getUserMedia === 'function',
    'an object with getUserMedia, as navigator.mediaDevices is',
  ],
  'photo.camera.detectFaces': aFunction,
  'consent.confirm': oneOf('checkbox', 'button'),
};

/** Values that stop no verification, so that a wrong one is ignored with a warning. */
const doubtRules: Rules = {
  support: text,
  browserUrl: text,
  theme: oneOf('auto', 'light', 'dark'),
  accent: oneOf('jade', 'ocean', 'plum', 'crimson'),
  textSize: oneOf('auto', 'system', 'standard', 'large'),
  messages: object,
  slots: object,
  'result.maskedName': text,
  'result.next': text,
  identity: object,
  'identity.name': text,
  'identity.idNo': text,
  'api.paths': object,
  'photo.blockDoubtful': truth,
  'photo.camera.deviceId': text,
  'photo.camera.autoCapture': truth,
  'consent.handler': text,
  'consent.purpose': text,
  'consent.contact': text,
  'consent.retention': text,
  'consent.minors': truth,
  'consent.withdrawal': [
    (value) => typeof value === 'string' || typeof value === 'function',
    'a text or a function',
  ],
};

/**
 * Returns a sentence for each value with which no verification begins. They are apart from `checkOptions`, which each page
 * loads at first. No sentence repeats a value, which may be a name.
 */
export function findValueErrors(options: object): readonly string[] {
  return [...wrongValues(options, errorRules), ...headersErrors(read(options, 'api.headers'))];
}

/** Returns a sentence for each value that is ignored. */
export function findValueDoubts(options: object): readonly string[] {
  return [...wrongValues(options, doubtRules), ...baseUrlDoubts(read(options, 'api.baseUrl'))];
}

function wrongValues(options: object, rules: Rules): readonly string[] {
  return Object.entries(rules).flatMap(([path, [isRight, wanted]]) => {
    const value = read(options, path);
    return value === undefined || isRight(value) ? [] : `${path} must be ${wanted}, not ${kindOf(value)}.`;
  });
}

/** A host without its scheme is a path of the page's origin to every URL parser. */
function* baseUrlDoubts(baseUrl: unknown): Generator<string> {
  if (typeof baseUrl !== 'string') return;
  if (baseUrl.startsWith('//')) {
    yield 'api.baseUrl has no scheme. Write https://api.example.com instead of //api.example.com.';
  } else if (/^(?:[\w-]+\.)+(?!php|aspx?|jsp|do|html?\b)[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(baseUrl)) {
    yield 'api.baseUrl has no scheme, so it is a path of this page. Write https://api.example.com instead of api.example.com.';
  }
}

/** Wrong headers stop every request. A function's are known at the request only. */
function* headersErrors(headers: unknown): Generator<string> {
  if (headers === undefined || typeof headers === 'function') return;
  const error = validateHeaders(headers);
  if (error) yield `api.headers ${error}`;
}

function read(options: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Object(value)[name], options);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Maximum depth of `api.extData`. It also ends circular references. */
const MAX_JSON_DEPTH = 100;

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (!isObject(value) || depth > MAX_JSON_DEPTH) return false;
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value));
  return isPlain && Object.values(value).every((entry) => isJson(entry, depth + 1));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'string' ? 'this text' : `a value of type ${typeof value}`;
}
