import { readSdkCode } from '../src/codes/sdkCodes.js';
import type { HandoffAdapter } from '../src/handoff/adapter.js';
import type { MockBackend, SdkChoice } from './backend.js';
import { codeOf } from './face-sdk/protocol.js';

export interface MockHandoffOptions {
  /** The backend of the handlers, so that the result is what happened here. */
  readonly backend: MockBackend;
  /** How the face check ends. Default: `pass`. */
  readonly choice?: SdkChoice;
  /** Any code with which the SDK may come back, in place of the choice's own, such as `3001` or `41002`. */
  readonly code?: string;
  /** How long the face check takes, in milliseconds. Default: 0. */
  readonly takesMs?: number;
}

/** A face SDK that never leaves the page and needs no face. */
export function mockHandoff({
  backend,
  choice = 'pass',
  code,
  takesMs = 0,
}: MockHandoffOptions): HandoffAdapter {
  return {
    name: 'mock',
    async handOff({ orderNo }, { signal }) {
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      if (signal.aborted) return undefined;
      // A code of its own says that nobody finished, unless it says that somebody did.
      backend.update(orderNo, code === undefined ? { started: true, choice } : { started: true });
      const returned = code ?? codeOf(choice);
      return returned === undefined ? undefined : readSdkCode(returned);
    },
  };
}
