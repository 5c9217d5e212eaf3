import { pageAddress } from '../shared/pageAddress.js';
import type { Handoff } from './adapter.js';
import { listHandoffs, type MadeHandoff } from './madeHandoffs.js';
import { readLoginUrl, readReturnUrl } from './sdkUrls.js';

/** Returns a sentence for each option of our handoffs that can never work on this page. */
export function findHandoffErrors(handoff: Handoff): readonly string[] {
  return listHandoffs(handoff).flatMap((made) => {
    return [...errorsOf(made)].map((error) => `${made.by}: ${error}`);
  });
}

function errorsOf(made: MadeHandoff): Iterable<string> {
  if (made.by === 'bridgeHandoff') return bridgeErrors(made);
  return made.by === 'miniProgramHandoff' ? miniProgramErrors(made) : urlErrors(made);
}

function* urlErrors({ by, options }: MadeHandoff): Generator<string> {
  const { loginUrl, allowedHosts, returnUrl, from, leave, skipSdkResultPage } = options;
  if (typeof location === 'undefined') return;
  if (allowedHosts !== undefined && !isHosts(allowedHosts)) {
    yield 'allowedHosts must list hosts without their protocol and path.';
  } else if (typeof loginUrl !== 'function') {
    const url = readLoginUrl(loginUrl, pageAddress(), allowedHosts);
    if (typeof url === 'string') yield url;
  }
  // A phone that scans the code has no page of its own to return to.
  if (returnUrl !== undefined || by === 'qrHandoff') {
    const url = readReturnUrl(returnUrl, pageAddress());
    if (typeof url === 'string') yield url;
  }
  if (!isOneOf(from, ['browser', 'App'])) yield 'from must be "browser" or "App".';
  if (!isOneOf(leave, ['top', 'frame'])) yield 'leave must be "top" or "frame".';
  if (!isOneOf(skipSdkResultPage, [true, false])) yield 'skipSdkResultPage must be true or false.';
}

function isHosts(allowedHosts: unknown): allowedHosts is readonly string[] {
  return Array.isArray(allowedHosts) && allowedHosts.every((host) => /^[^/\s]+$/.test(String(host)));
}

function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return value === undefined || values.includes(value);
}

function* miniProgramErrors({ options }: MadeHandoff): Generator<string> {
  for (const name of ['navigate', 'queryResult']) {
    const value = options[name];
    if (value !== undefined && typeof value !== 'function')
      yield `${name} must be a function, not be of type ${typeof value}.`;
  }
  yield* timeoutErrors(options);
}

/** An object that is no bridge may become one until the ticket is requested, and is warned about instead. */
function* bridgeErrors({ options }: MadeHandoff): Generator<string> {
  const { bridge } = options;
  if (!/^(?:undefined|object|function)$/.test(typeof bridge))
    yield `bridge must be a function or have postMessage, not be a ${typeof bridge}.`;
  yield* timeoutErrors(options);
}

function* timeoutErrors({ timeoutMs = 1 }: MadeHandoff['options']): Generator<string> {
  if (!(Number.isFinite(timeoutMs) && Number(timeoutMs) > 0))
    yield 'timeoutMs must be a positive number of milliseconds.';
}
