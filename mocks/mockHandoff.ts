import { readSdkCode } from '../src/codes/sdkCodes.js';
import type { HandoffAdapter } from '../src/handoff/adapter.js';
import type { MockBackend, SdkChoice } from './backend.js';
import { codeOf } from './face-sdk/protocol.js';

export interface MockHandoffOptions {
  /** Backend of the handlers, which then return the result of this face check. */
  readonly backend: MockBackend;
  /**
   * Result of the face check.
   * @default 'pass'
   */
  readonly choice?: SdkChoice | undefined;
  /** Code with which the SDK returns, such as `3001` or `41002`; replaces the choice's own. */
  readonly code?: string | undefined;
  /**
   * Duration of the face check in milliseconds.
   * @default 0
   */
  readonly takesMs?: number | undefined;
}

/** Creates a handoff to a fake face SDK, which stays in the page and needs no camera. */
export function mockHandoff({
  backend,
  choice = 'pass',
  code,
  takesMs = 0,
}: MockHandoffOptions): HandoffAdapter {
  return {
    name: 'mock',
    async start({ orderNo }, { signal }) {
      await new Promise((resolve) => setTimeout(resolve, takesMs));
      if (signal.aborted) return undefined;
      // An explicit code replaces the choice, so no verdict is recorded.
      backend.update(orderNo, code === undefined ? { started: true, choice } : { started: true });
      const returned = code ?? codeOf(choice);
      return returned === undefined ? undefined : readSdkCode(returned);
    },
  };
}
