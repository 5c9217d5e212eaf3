import type { MockBackend, SdkChoice } from '../../mocks/backend.js';
import { mockHandoff } from '../../mocks/mockHandoff.js';
import { askFakeApp } from '../../src/demo/fakeSdk.js';
import { withPhone } from '../../src/demo/handoffs.js';
import type { Handoff, HandoffAdapter } from '../../src/handoff/adapter.js';
import { bridgeHandoff } from '../../src/handoff/bridgeHandoff.js';
import { chooseHandoff } from '../../src/handoff/chooseHandoff.js';
import { qrHandoff } from '../../src/handoff/qrHandoff.js';
import { FaceVerificationError } from '../../src/shared/errors.js';
import { type AddEntry, mask } from './timeline.js';

/** Handoff of a flow. With `picked` the face check ends by itself, as the options say. */
export type SandboxHandoff = 'picked' | 'bridge' | 'qr';

interface SandboxHandoffOptions {
  readonly backend: MockBackend;
  readonly choice: SdkChoice;
  /** Duration of the picked face check in milliseconds. */
  readonly takesMs: number;
  readonly add: AddEntry;
}

/** Creates a handoff that does not leave the page, with a fake of the app or the phone. */
export function createSandboxHandoff(
  name: SandboxHandoff,
  { backend, choice, takesMs, add }: SandboxHandoffOptions,
): Handoff {
  const picked = signedOnly(mockHandoff({ backend, choice, takesMs }));
  switch (name) {
    case 'picked':
      return picked;
    case 'bridge':
      return bridgeHandoff({
        async bridge(request, signal) {
          add({ kind: 'request', title: `app: ${request.action}`, details: toMaskedJson(request) });
          const answer = await askFakeApp(request, signal);
          add({ kind: 'response', title: `app: code ${answer.code}`, details: toMaskedJson(answer) });
          return answer;
        },
      });
    case 'qr': {
      const here = (path: string) => new URL(path, document.baseURI);
      const qr = qrHandoff({
        loginUrl: here('face-sdk.html').pathname,
        returnUrl: here('phoneDone').href,
      });
      // Offered on a phone too, to show the screen there. "Continue on this device" ends as picked.
      return chooseHandoff([{ ...withPhone(qr), canHandle: ({ stayHere }) => !stayHere }, picked]);
    }
  }
}

/** Refuses unsigned tickets, as the face SDK's H5 page does. */
function signedOnly(adapter: HandoffAdapter): HandoffAdapter {
  return {
    ...adapter,
    async start(ticket, context) {
      if (ticket.sign) return adapter.start(ticket, context);
      throw new FaceVerificationError('handoff_incomplete_ticket', 'The ticket has no sign, nonce or appId.');
    },
  };
}

function toMaskedJson(message: object): string {
  return JSON.stringify(mask(message), undefined, 2);
}
