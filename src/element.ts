import {
  FaceVerificationElement,
  type FaceVerificationElementEventMap,
} from './element/FaceVerificationElement.js';

export type { FaceVerificationElementProperties } from './element/elementProperties.js';
export type {
  FaceVerificationElement,
  FaceVerificationElementEventMap,
} from './element/FaceVerificationElement.js';
export type { Outcome } from './flow/model.js';
export type { FlowStep } from './flow/states.js';
export type { HandoffAdapter, HandoffContext } from './handoff/adapter.js';
export { bridgeHandoff } from './handoff/bridgeHandoff.js';
export { chooseHandoff } from './handoff/chooseHandoff.js';
export { miniProgramHandoff } from './handoff/miniProgramHandoff.js';
export { qrHandoff } from './handoff/qrHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export type { FaceVerificationEvent } from './options/events.js';
export type { ConsentRecord } from './options/options.js';
export { hasOpenOrder } from './session/hasOpenOrder.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';

declare global {
  interface HTMLElementTagNameMap {
    'face-verification': FaceVerificationElement;
  }

  /** Gives `addEventListener` the types of the element's events. */
  interface HTMLElementEventMap extends FaceVerificationElementEventMap {}
}

/**
 * Defines `<face-verification>`. Importing the module does so under this name. On a server, or if the name is taken, it
 * does nothing.
 */
export function defineFaceVerification(name = 'face-verification'): void {
  if (typeof customElements === 'undefined' || customElements.get(name)) return;
  // The registry takes no class twice, so each name gets its own.
  customElements.define(name, class extends FaceVerificationElement {});
}

defineFaceVerification();
