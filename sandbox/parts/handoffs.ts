import type { MockBackend, SdkChoice } from '../../mocks/backend.js';
import { mockHandoff } from '../../mocks/mockHandoff.js';
import { askFakeApp } from '../../src/demo/fakeSdk.js';
import { withPhone } from '../../src/demo/handoffs.js';
import type { Handoff, HandoffAdapter } from '../../src/handoff/adapter.js';
import { bridgeHandoff } from '../../src/handoff/bridgeHandoff.js';
import { chooseHandoff } from '../../src/handoff/chooseHandoff.js';
import { qrHandoff } from '../../src/handoff/qrHandoff.js';
import { FaceVerificationError } from '../../src/shared/errors.js';
import { mask, type TellTimeline } from './timeline.js';

/** `picked`: the face check ends by itself, as the options say. */
export type SandboxHandoff = 'picked' | 'bridge' | 'qr';

interface SandboxHandoffOptions {
  readonly backend: MockBackend;
  readonly choice: SdkChoice;
  /** Milliseconds that the picked face check takes. */
  readonly takesMs: number;
  readonly tell: TellTimeline;
}

/** Each handoff that does not leave the page, with a stand-in for what a developer's computer lacks. */
export function createSandboxHandoff(
  name: SandboxHandoff,
  { backend, choice, takesMs, tell }: SandboxHandoffOptions,
): Handoff {
  const picked = signedOnly(mockHandoff({ backend, choice, takesMs }));
  switch (name) {
    case 'picked':
      return picked;
    case 'bridge':
      return bridgeHandoff({
        async bridge(request, signal) {
          tell({ kind: 'request', title: `app: ${request.action}`, details: inWords(request) });
          const answer = await askFakeApp(request, signal);
          tell({ kind: 'response', title: `app: code ${answer.code}`, details: inWords(answer) });
          return answer;
        },
      });
    case 'qr': {
      const here = (path: string) => new URL(path, document.baseURI);
      const qr = qrHandoff({
        loginUrl: here('face-sdk.html').pathname,
        returnUrl: here('phone-done').href,
      });
      // On a phone too, so that the screen can be seen there; "go on in this device" ends as picked.
      return chooseHandoff([{ ...withPhone(qr), canHandle: ({ stayHere }) => !stayHere }, picked]);
    }
  }
}

/** As the face SDK's H5 page, which opens for a signed ticket alone. */
function signedOnly(adapter: HandoffAdapter): HandoffAdapter {
  return {
    ...adapter,
    async handOff(ticket, context) {
      if (ticket.sign) return adapter.handOff(ticket, context);
      throw new FaceVerificationError('handoff_incomplete_ticket', 'The ticket has no sign, nonce or appId.');
    },
  };
}

function inWords(message: object): string {
  return JSON.stringify(mask(message), undefined, 2);
}
