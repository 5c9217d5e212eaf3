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
      await Promise.race([context.waitForVerdict(), rejectWhenExpired(context)]);
    },
  };
}

/** Rejects when the code expires. A code that was scanned in time has a verdict by then. */
function rejectWhenExpired({ expiresAt, signal }: HandoffContext): Promise<never> {
  return new Promise((_, reject) => {
    const expire = () =>
      reject(new FaceVerificationError('ticket_expired', 'The QR code was not used in time.'));
    after(Math.max(0, expiresAt - Date.now()), expire, signal);
  });
}
