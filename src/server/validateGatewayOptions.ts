import { validateBaseUrl, validatePath } from '../client/address.js';
import { FaceVerificationError } from '../shared/errors.js';
import type { FaceGatewayOptions } from './gatewayOptions.js';

/**
 * Validates the host's options when the gateway is created, so that no request finds the error.
 * @throws FaceVerificationError `invalid_options`
 */
export function validateGatewayOptions<Context>(options: FaceGatewayOptions<Context>): void {
  const error = findError(options);
  if (error) throw new FaceVerificationError('invalid_options', `createFaceGateway: ${error}`);
}

function findError<Context>(options: FaceGatewayOptions<Context>): string | undefined {
  const { partnerUrl, paths, types, limits = {}, allowedOrigins = [], photo = {}, store } = options;
  const urlError = /^https?:\/\//i.test(String(partnerUrl))
    ? validateBaseUrl(partnerUrl)
    : 'must be an absolute http(s) URL, such as the partner’s address in your network.';
  if (urlError) return `partnerUrl ${urlError}`;
  for (const name of ['getPartnerToken', 'authorize'] as const) {
    if (typeof options[name] !== 'function') return `${name} must be a function.`;
  }
  for (const name of ['onVerdict', 'allowSubject', 'audit', 'onError', 'fetch'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function')
      return `${name} must be a function.`;
  }
  if (!Array.isArray(types) || types.length === 0 || types.some((type) => !isType(type))) {
    return 'types must list "match", "authmatch" or both.';
  }
  for (const name of ['faceAdv', 'faceAdvResult'] as const) {
    const error = validatePath(paths?.[name]);
    if (error) return `paths.${name} ${error}`;
  }
  for (const [name, value] of Object.entries(limits)) {
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
      return `limits.${name} must be a positive integer.`;
    }
  }
  if (allowedOrigins.some((origin) => !isOrigin(origin))) return `allowedOrigins ${ORIGIN_RULE}`;
  if (photo.uriOrigins?.some((origin) => !isOrigin(origin))) return `photo.uriOrigins ${ORIGIN_RULE}`;
  for (const name of ['get', 'set', 'add', 'due'] as const) {
    if (store && typeof store[name] !== 'function') return `store.${name} must be a function.`;
  }
  return undefined;
}

const ORIGIN_RULE = 'must list origins without a path, such as "https://api.example.com".';

function isType(type: unknown): boolean {
  return type === 'match' || type === 'authmatch';
}

function isOrigin(origin: unknown): boolean {
  try {
    return typeof origin === 'string' && /^https?:/.test(origin) && new URL(origin).origin === origin;
  } catch {
    return false;
  }
}
