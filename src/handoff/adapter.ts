import type { Ticket } from '../flow/model.js';
import type { HandoffPresentation, HandoffReturn } from '../flow/states.js';
import type { HandoffEnvironment } from './environment.js';

/** Starts the face SDK with a ticket. A host may pass any object of this shape. */
export interface HandoffAdapter {
  /** Name in the event `handoff`, such as `redirect`. */
  readonly name: string;
  /**
   * Whether the handoff can work in this environment. Called before consent, so that nothing is asked of the user in vain,
   * and again before faceAdv. It must send no request.
   * @default () => true
   */
  canHandle?(environment: HandoffEnvironment): boolean;
  /**
   * Loads what the handoff needs. Awaited before faceAdv, so that no ticket is requested if loading fails. Its timeout is
   * 30 s; then the attempt fails with `request_timed_out`.
   * @default async () => {}
   */
  prepare?(environment: HandoffEnvironment): Promise<unknown>;
  /**
   * Starts the face SDK with the ticket. Called once per ticket.
   * @returns a promise that resolves when the SDK has returned, and stays pending when the page leaves for the SDK. An
   * `error` explains why there is no result; the backend alone decides the verdict.
   * @throws FaceVerificationError if the SDK could not be started and the reason is known. Any other error becomes
   * `handoff_failed`, which is shown after the result was requested, since the SDK may have run.
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: a host's function without a return statement returns Promise<void>
  start(ticket: Ticket, context: HandoffContext): Promise<HandoffReturn | void>;
}

/** An adapter of this package, or a copy of it, with what it was made of. By this it is checked before consent. */
export interface ConfiguredAdapter extends HandoffAdapter {
  readonly made: Configuration;
}

/** Function that makes an adapter from options. */
export type MadeBy = 'redirectHandoff' | 'qrHandoff' | 'bridgeHandoff' | 'miniProgramHandoff';

export type Configuration =
  | {
      readonly by: MadeBy;
      readonly options: object;
    }
  | {
      readonly by: 'chooseHandoff';
      readonly adapters: readonly HandoffAdapter[];
      readonly choose: (environment: HandoffEnvironment) => HandoffAdapter | undefined;
    };

/** A handoff as a plain function: receives the ticket and resolves when the SDK has returned. */
export type HandoffFunction = HandoffAdapter['start'];

/** Value of the option `handoff`. */
export type Handoff = HandoffAdapter | HandoffFunction;

export interface HandoffContext {
  /** Aborts when the user leaves the step. */
  readonly signal: AbortSignal;
  /** The option `userId`. */
  readonly userId: string;
  /** Environment that `canHandle` was called with. */
  readonly environment: HandoffEnvironment;
  /** Time at which the ticket expires, in milliseconds since the epoch by this device's clock. */
  readonly expiresAt: number;
  /** Shows the user something while the SDK runs on another device. */
  readonly present: (presentation: HandoffPresentation) => void;
  /**
   * Polls for the result in the background, for an SDK that runs on another device.
   * @returns a promise that resolves when there is a verdict. It rejects when `signal` aborts, or with an error that no
   * retry can mend; network and server errors are retried with growing pauses of up to 30 s.
   */
  readonly waitForVerdict: () => Promise<void>;
}

/** Context within this package. `chooseHandoff` reports its choice through it, for the event `handoff`. */
export interface ReportingContext extends HandoffContext {
  readonly report?: ((chosen: string, skipped: readonly string[]) => void) | undefined;
}

/** Returns the adapter of a handoff. A function works everywhere and is named `own` in events. */
export function toAdapter(handoff: Handoff): HandoffAdapter {
  return typeof handoff === 'function' ? { name: 'own', start: handoff } : handoff;
}

/** Returns whether an adapter can work in an environment. */
export function canHandle(adapter: HandoffAdapter, environment: HandoffEnvironment): boolean {
  return adapter.canHandle?.(environment) ?? true;
}
