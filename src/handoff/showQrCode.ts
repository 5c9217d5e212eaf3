import type { Ticket } from '../flow/model.js';
import type { HandoffReturn } from '../flow/states.js';
import { after } from '../shared/abort.js';
import { FaceVerificationError } from '../shared/errors.js';
import { pageAddress } from '../shared/pageAddress.js';
import type { HandoffContext } from './adapter.js';
import { buildLoginUrl, type LoginUrlOptions } from './loginUrl.js';

/**
 * Time in milliseconds for which the result is still polled after the code has expired. A user who scanned it in the last
 * moment is doing the face check meanwhile, which takes about a minute.
 */
const LATE_SCAN_MS = 3 * 60 * 1000;

/** Shows the login URL as a QR code until there is a verdict or none can be expected any more. */
export async function start(
  options: LoginUrlOptions,
  ticket: Ticket,
  context: HandoffContext,
): Promise<HandoffReturn | undefined> {
  const text = await buildLoginUrl(options, ticket, context, pageAddress());
  context.present({ kind: 'qr', text, expiresAt: context.expiresAt });
  return (await Promise.race([context.waitForVerdict(), untilTooLate(context)])) ?? undefined;
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
