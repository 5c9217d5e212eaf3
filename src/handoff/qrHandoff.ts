import { after } from '../shared/abort.js';
import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter, HandoffContext } from './adapter.js';
import type { LoginUrlOptions } from './loginUrl.js';

/** Loaded with the client, since the first screen hands nothing over. */
const loginUrl = /* @__PURE__ */ lazy(() => import('./loginUrl.js'));

/** `returnUrl` is where the phone ends up: a page that says "go back to your computer". */
export interface QrHandoffOptions extends LoginUrlOptions {
  readonly returnUrl: string;
}

/**
 * On a desktop: the login URL as a QR code for the phone, while this page asks for the result. The person can
 * go on in this device instead, where another handoff can; that takes a new ticket, since this one may be used.
 */
export function qrHandoff(options: QrHandoffOptions): HandoffAdapter {
  return {
    name: 'qr',
    canHandle: ({ mobile, stayHere }) => !mobile && !stayHere,
    prepare: loginUrl.load,
    async handOff(ticket, context) {
      const { buildLoginUrl } = await loginUrl.load();
      const text = await buildLoginUrl(options, ticket, context, location.href);
      context.present({ kind: 'qr', text, expiresAt: context.expiresAt });
      await Promise.race([context.untilDecided(), untilExpired(context)]);
      return undefined;
    },
  };
}

/** A code that nobody has scanned in time is worth nothing; one that was scanned is decided by then. */
function untilExpired({ expiresAt, signal }: HandoffContext): Promise<never> {
  return new Promise((_, reject) => {
    const expire = () =>
      reject(new FaceVerificationError('ticket_expired', 'The QR code was not used in time.'));
    after(Math.max(0, expiresAt - Date.now()), expire, signal);
  });
}
