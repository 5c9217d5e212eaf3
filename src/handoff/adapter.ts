import type { Ticket } from '../flow/model.js';
import type { HandoffPresentation, HandoffReturn } from '../flow/states.js';
import type { HandoffEnvironment } from './environment.js';

/** How the ticket reaches the face SDK. A host may bring its own: any object of this shape. */
export interface HandoffAdapter {
  /** For events and support, such as `redirect`. */
  readonly name: string;
  /**
   * Whether it can work here. Asked before a ticket is requested, so that none is spent in vain. Left out, it
   * works everywhere.
   */
  canHandle?(environment: HandoffEnvironment): boolean;
  /** Loads what it needs here. Awaited before a ticket is requested, so that none is spent on what does not come. */
  prepare?(environment: HandoffEnvironment): Promise<unknown>;
  /**
   * Starts the face SDK with the ticket, once. Resolves when the SDK has given control back, whatever it says:
   * the verdict is asked for afterwards. Stays pending when the page is left for it. Rejects when the SDK could
   * not be started, with a `FaceVerificationError` if the reason is known.
   */
  handOff(ticket: Ticket, context: HandoffContext): Promise<HandoffReturn | undefined>;
}

/** The host's own way: gets the ticket, resolves when the SDK is done. */
export type HandoffFunction = HandoffAdapter['handOff'];

/** What the option `handoff` takes. */
export type Handoff = HandoffAdapter | HandoffFunction;

/** A function works everywhere, and is called `own` in events. */
export function toAdapter(handoff: Handoff): HandoffAdapter {
  return typeof handoff === 'function' ? { name: 'own', handOff: handoff } : handoff;
}

export interface HandoffContext {
  /** Aborts when the person leaves the step. */
  readonly signal: AbortSignal;
  /** Of the options. */
  readonly userId: string;
  /** Which kind of browser this is, as `canHandle` was told. */
  readonly environment: HandoffEnvironment;
  /** When the ticket is worth nothing any more, in milliseconds since the epoch by this device's clock. */
  readonly expiresAt: number;
  /** Shows the person something while the SDK runs elsewhere. */
  readonly present: (presentation: HandoffPresentation) => void;
  /**
   * Asks for the result in the background, for an SDK that runs on another device. Resolves when there is a
   * verdict, which is then asked for once more; rejects when `signal` aborts.
   */
  readonly untilDecided: () => Promise<void>;
  /** Tells the host which adapter was taken and which could not handle this environment. */
  readonly report: (chosen: string, skipped: readonly string[]) => void;
}
