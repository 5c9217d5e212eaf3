import type { HandoffReturn } from '../flow/states.js';
import { after } from '../shared/abort.js';
import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter, HandoffContext } from './adapter.js';
import type { LoginUrlOptions } from './loginUrl.js';

export interface QrHandoffOptions extends LoginUrlOptions {
  /** Page that the phone shows in the end, such as one that says "go back to your computer". */
  readonly returnUrl: string;
}

// Pure, so that a bundle without this handoff does not contain it.
const loginUrl = /* @__PURE__ */ lazy(
  async () => (await import('./loginUrl.js')).buildLoginUrl,
  'buildLoginUrl',
);

/**
 * Time in milliseconds for which the result is still polled after the code has expired. A user who scanned it in the last
 * moment is doing the face check meanwhile, which takes about a minute.
 */
const LATE_SCAN_MS = 3 * 60 * 1000;

/**
 * Shows the login URL as a QR code on a desktop, while this page polls for the result. The user can continue on this
 * device if another handoff can work here. That needs a new ticket, because the shown one may be used.
 */
export function qrHandoff(options: QrHandoffOptions): HandoffAdapter {
  return {
    name: 'qr',
    canHandle: ({ mobile, stayHere }) => !mobile && !stayHere,
    prepare: loginUrl.load,
    async start(ticket, context) {
      const buildLoginUrl = await loginUrl.load();
      const text = await buildLoginUrl(options, ticket, context, location.href);
      context.present({ kind: 'qr', text, expiresAt: context.expiresAt });
      return Promise.race([context.waitForVerdict(), untilTooLate(context)]);
    },
  };
}

/**
 * Resolves with the reason when no result can be expected any more. It resolves instead of rejecting, so that the result is
 * requested once more before the error is shown: a hidden page has not polled.
 */
function untilTooLate({ expiresAt, signal }: HandoffContext): Promise<HandoffReturn> {
  const error = new FaceVerificationError('ticket_expired', 'The QR code was not used in time.');
  return new Promise((resolve) => {
    after(Math.max(0, expiresAt - Date.now()) + LATE_SCAN_MS, () => resolve({ error }), signal);
  });
}
