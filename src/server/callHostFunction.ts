import { GatewayError } from './gatewayError.js';
import { withTimeout } from './withTimeout.js';

/** Timeout of `authorize` and `allowSubject` in milliseconds. */
const TIMEOUT_MS = 10_000;

/**
 * Calls a function of the host.
 * @throws GatewayError `unexpected` with the cause, if it throws or takes longer than 10 s
 */
export async function callHostFunction<T>(name: string, call: () => T | Promise<T>): Promise<T> {
  try {
    return await withTimeout(TIMEOUT_MS, call, name);
  } catch (cause) {
    throw new GatewayError('unexpected', `${name} failed.`, { cause });
  }
}
