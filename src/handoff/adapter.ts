import type { Ticket } from '../flow/model.js';
import type { HandoffReturn } from '../flow/states.js';

/** How the ticket reaches the face SDK. A host may bring its own: any object of this shape. */
export interface HandoffAdapter {
  /** For events and support, such as `redirect`. */
  readonly name: string;
  /**
   * Starts the face SDK with the ticket, once. Resolves when the SDK has given control back, whatever it says:
   * the verdict is asked for afterwards. Stays pending when the page is left for it. Rejects when the SDK could
   * not be started, with a `FaceVerificationError` if the reason is known.
   */
  handOff(ticket: Ticket, context: HandoffContext): Promise<HandoffReturn | undefined>;
}

export interface HandoffContext {
  /** Aborts when the person leaves the step. */
  readonly signal: AbortSignal;
  readonly userId: string;
}
