import type { Callbacks } from './options.js';

export type CallbackName = keyof Callbacks;

/** `onUseAlternative` → `fv-use-alternative`. The prefix keeps clear of the native `error` and `cancel`. */
type EventName<Callback> = Callback extends `on${infer Name}` ? `fv${KebabCase<Name>}` : never;

type KebabCase<Text> = Text extends `${infer Letter}${infer Rest}`
  ? `${Letter extends Lowercase<Letter> ? Letter : `-${Lowercase<Letter>}`}${KebabCase<Rest>}`
  : '';

/**
 * Each callback with the event that `<face-verification>` dispatches for it. The one list of all callbacks: a new
 * callback that is missing here does not compile.
 */
export const callbackEvents: { readonly [Name in CallbackName]-?: EventName<Name> } = {
  onComplete: 'fv-complete',
  onClose: 'fv-close',
  onError: 'fv-error',
  onCancel: 'fv-cancel',
  onConsent: 'fv-consent',
  onUseAlternative: 'fv-use-alternative',
  onSignIn: 'fv-sign-in',
  onEvent: 'fv-event',
};

/** The name of every callback. */
export const callbackNames = Object.keys(callbackEvents) as readonly CallbackName[]; // the keys of a literal
