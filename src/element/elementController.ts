import { type CallbackName, callbackEvents, callbackNames } from '../options/callbackEvents.js';
import type { Callbacks } from '../options/options.js';
import { toFaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import {
  createElementInput,
  type ElementInput,
  missingOptions,
  readAppearance,
  readOptions,
} from './elementProperties.js';
import { type Mounted, mountInShadow } from './mountInShadow.js';

/** Milliseconds after which the console names the options that are still missing. */
const WARNING_DELAY_MS = 2000;

/** Loaded for the first warning, since no page of a user needs it. */
const elementWarnings = lazy(
  async () => (await import('./elementWarnings.js')).elementWarnings,
  'elementWarnings',
);

function say(warn: (warnings: typeof import('./elementWarnings.js').elementWarnings) => void): void {
  elementWarnings.load().then(warn, () => undefined);
}

/** Attributes and properties that may change while the widget is shown. */
const changeable: ReadonlySet<string> = new Set([
  'locale',
  'theme',
  'accent',
  'text-size',
  'messages',
  'slots',
]);

/** Controls the life of one `<face-verification>`. */
export interface ElementController {
  readonly input: ElementInput;
  /** Returns the number of the order that has passed; empty before. */
  value(): string;
  /** Call it when the element was connected or disconnected. */
  onMove(): void;
  /** Call it when an attribute or a property has changed. */
  onChange(name: string): void;
  restart(): void;
}

export function createElementController(element: HTMLElement): ElementController {
  const input = createElementInput(element, onChange);
  /** Before Chromium 77, Firefox 98 and iOS 16.4 the element does not take part in forms. */
  const internals = typeof element.attachInternals === 'function' ? element.attachInternals() : undefined;
  const warned = new Set<string>();
  let mounted: Mounted | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isScheduled = false;

  /** Creates callbacks that dispatch the element's events. */
  function createCallbacks(): Callbacks {
    const entries = callbackNames.map((name) => [name, (detail: unknown) => emit(name, detail)] as const);
    const callbacks: Callbacks = Object.fromEntries(entries);
    // These callbacks make the widget offer something. Listeners cannot be counted, so an attribute decides.
    return {
      ...callbacks,
      ...(!element.hasAttribute('alternative') && { onUseAlternative: undefined }),
      ...(!element.hasAttribute('sign-in') && { onSignIn: undefined }),
    };
  }

  function emit(name: CallbackName, detail: unknown): void {
    if (name === 'onComplete') validate();
    element.dispatchEvent(new CustomEvent(callbackEvents[name], { detail }));
  }

  /**
   * Starts, pauses or resumes the verification in a microtask. So the order of a new element's properties does not matter,
   * and an element that is moved within the page does not notice it.
   */
  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    void Promise.resolve().then(() => {
      isScheduled = false;
      if (!element.isConnected) pause();
      else if (mounted) mounted.resume();
      else start();
    });
  }

  function start(): void {
    clearTimeout(waiting);
    validate();
    const missing = missingOptions(input);
    if (missing.length > 0) {
      waiting = setTimeout(() => say((warnings) => warnings.missing(missing)), WARNING_DELAY_MS);
      return;
    }
    try {
      const place = { host: element, nonce: element.nonce || undefined };
      const options = { ...readOptions(input), ...createCallbacks() };
      mounted = mountInShadow(place, options, readAppearance(input));
      // If another tab reports the verdict, this one gets no event.
      mounted.verification.subscribe(validate);
    } catch (error) {
      console.error(error);
      // In the page's HTML the element stands before the scripts that listen to it.
      whenParsed(() => emit('onError', toFaceVerificationError(error)));
    }
  }

  /** A keep-alive takes the element out of the page and puts it back. After its end it starts from the beginning then. */
  function pause(): void {
    clearTimeout(waiting);
    const step = mounted?.verification.getState().step;
    if (step === 'finished' || step === 'cancelled') end();
    else mounted?.pause();
  }

  function end(): void {
    clearTimeout(waiting);
    mounted?.unmount();
    mounted = undefined;
    warned.clear();
    validate();
  }

  function warn(name: string): void {
    if (warned.has(name)) return;
    warned.add(name);
    say((warnings) => warnings.fixed(name));
  }

  function value(): string {
    const state = mounted?.verification.getState();
    return state && 'outcome' in state && state.outcome.verdict === 'passed' ? state.outcome.orderNo : '';
  }

  function validate(): void {
    internals?.setFormValue(value() || null);
    const isMissing = !value() && element.hasAttribute('required');
    if (isMissing) internals?.setValidity({ valueMissing: true }, 'The face verification has not passed.');
    else internals?.setValidity({});
  }

  function onChange(name: string): void {
    if (name === 'required') validate();
    else if (!mounted) schedule();
    else if (changeable.has(name)) mounted.show(readAppearance(input));
    else if (name === 'user-id') {
      // Nothing of the former user stays, not even a request.
      mounted.verification.forget();
      restart();
    } else warn(name);
  }

  function restart(): void {
    end();
    schedule();
  }

  return {
    input,
    value,
    onMove: schedule,
    onChange,
    restart,
  };
}

function whenParsed(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}
