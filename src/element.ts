import {
  FaceVerificationElement,
  type FaceVerificationElementEventMap,
  type FaceVerificationElementProperties,
} from './element/FaceVerificationElement.js';

export type {
  FaceVerificationElement,
  FaceVerificationElementEventMap,
  FaceVerificationElementProperties,
} from './element/FaceVerificationElement.js';
export type { Outcome } from './flow/model.js';
export type { FlowStep } from './flow/states.js';
export type { HandoffAdapter, HandoffContext } from './handoff/adapter.js';
export { bridgeHandoff } from './handoff/bridgeHandoff.js';
export { chooseHandoff } from './handoff/chooseHandoff.js';
export { qrHandoff } from './handoff/qrHandoff.js';
export { redirectHandoff } from './handoff/redirectHandoff.js';
export type { FaceVerificationEvent } from './options/events.js';
export type { ConsentRecord } from './options/options.js';
export type { FaceVerificationErrorCode, FaceVerificationErrorDetails } from './shared/errors.js';
export { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';

declare global {
  interface HTMLElementTagNameMap {
    'face-verification': FaceVerificationElement & FaceVerificationElementProperties;
  }

  /** Gives `addEventListener` the types of the element's events. */
  interface HTMLElementEventMap extends FaceVerificationElementEventMap {}
}

/**
 * Makes `<face-verification>` known to this page. Importing the module does it under this name; on a server, or where
 * the name is taken (such as by a second copy), it does nothing.
 */
export function defineFaceVerification(name = 'face-verification'): void {
  if (typeof customElements === 'undefined' || customElements.get(name)) return;
  // A class of its own for each name: the registry takes none twice.
  customElements.define(name, class extends FaceVerificationElement {});
}

defineFaceVerification();
