import { lazy } from '../shared/lazy.js';
import type { HandoffAdapter } from './adapter.js';
import { createLazyHandoff } from './createLazyHandoff.js';
import type { LoginUrlOptions } from './loginUrl.js';

export interface QrHandoffOptions extends LoginUrlOptions {
  /** Page that the phone shows in the end, such as one that says "go back to your computer". */
  readonly returnUrl: string;
}

// Pure, so that a bundle without this handoff does not contain it.
const qrCode = /* @__PURE__ */ lazy(async () => (await import('./showQrCode.js')).start, 'start');

/**
 * Shows the login URL as a QR code on a desktop, while this page polls for the result. The user can continue on this
 * device if another handoff can work here. That needs a new ticket, because the shown one may be used.
 */
export function qrHandoff(options: QrHandoffOptions): HandoffAdapter {
  return createLazyHandoff('qr', options, qrCode, ({ mobile, stayHere }) => !mobile && !stayHere);
}
