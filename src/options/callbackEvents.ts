import type { Callbacks } from './options.js';

/**
 * Each callback with the event that `<face-verification>` dispatches in its place. The one list of all callbacks: a
 * new callback that is missing here does not compile. The prefix keeps clear of the native `error` and `cancel`.
 */
export const callbackEvents = {
  onComplete: 'fv-complete',
  onClose: 'fv-close',
  onError: 'fv-error',
  onCancel: 'fv-cancel',
  onConsent: 'fv-consent',
  onUseAlternative: 'fv-use-alternative',
  onEvent: 'fv-event',
} as const satisfies Readonly<Record<keyof Callbacks, `fv-${string}`>>;

export type CallbackName = keyof typeof callbackEvents;

/** The name of every callback. */
export const callbackNames = Object.keys(callbackEvents) as readonly CallbackName[]; // the keys of a literal
