import { type CallbackName, callbackEvents, callbackNames } from '../options/callbackEvents.js';
import type { Callbacks } from '../options/options.js';
import { toFaceVerificationError } from '../shared/errors.js';
import {
  attributeOf,
  type GivenOptions,
  missingOptions,
  type RichProperty,
  readAppearance,
  readOptions,
} from './elementOptions.js';
import { type Mounted, mountInShadow } from './mountInShadow.js';

/** How long the element waits for what it still needs before it says so in the console, in milliseconds. */
const PATIENCE_MS = 2000;

/** What of an element may change while it is shown. */
const changeable: ReadonlySet<string> = new Set([
  'locale',
  'theme',
  'accent',
  'text-size',
  'messages',
  'slots',
]);

/** The life of one `<face-verification>`. */
export interface ElementController {
  readonly rich: Map<RichProperty, unknown>;
  /** The number of the order that has passed; empty before. */
  value(): string;
  /** The element was put somewhere, or taken out. */
  moved(): void;
  changed(name: string): void;
  restart(): void;
}

export function createElementController(element: HTMLElement): ElementController {
  const rich = new Map<RichProperty, unknown>();
  const given: GivenOptions = {
    attribute: (property) => element.getAttribute(attributeOf[property]) ?? undefined,
    property: (name) => rich.get(name),
  };
  /** Chromium 77, Firefox 98, iOS 16.4; elsewhere the element is none of the form's. */
  const internals = typeof element.attachInternals === 'function' ? element.attachInternals() : undefined;
  const warned = new Set<string>();
  let mounted: Mounted | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let scheduled = false;

  /** Callbacks that dispatch the element's events. */
  function createCallbacks(): Callbacks {
    const entries = callbackNames.map((name) => [name, (detail: unknown) => emit(name, detail)] as const);
    const callbacks: Callbacks = Object.fromEntries(entries);
    // The widget offers another way wherever it has the callback. Listeners cannot be counted, hence the attribute.
    return element.hasAttribute('alternative') ? callbacks : { ...callbacks, onUseAlternative: undefined };
  }

  function emit(name: CallbackName, detail: unknown): void {
    if (name === 'onComplete') validate();
    element.dispatchEvent(new CustomEvent(callbackEvents[name], { detail }));
  }

  /**
   * A microtask later: whoever makes an element and sets its properties need not mind the order, and one that is moved
   * within the page goes on as it was.
   */
  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    void Promise.resolve().then(() => {
      scheduled = false;
      if (!element.isConnected) end();
      else if (!mounted) begin();
    });
  }

  function begin(): void {
    clearTimeout(waiting);
    validate();
    const missing = missingOptions(given);
    if (missing.length > 0) {
      const sentence = `<face-verification> has not begun, since it still needs ${missing.join(', ')}.`;
      waiting = setTimeout(() => console.warn(sentence), PATIENCE_MS);
      return;
    }
    try {
      const place = { host: element, nonce: element.nonce || undefined };
      const options = { ...readOptions(given), ...createCallbacks() };
      mounted = mountInShadow(place, options, readAppearance(given));
    } catch (error) {
      console.error(error);
      // The element comes before the scripts that listen to it, where both are written in the page.
      whenParsed(() => emit('onError', toFaceVerificationError(error)));
    }
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
    console.warn(
      `<face-verification>: ${name} has changed and the change is ignored, since it is fixed once the verification has begun. Call restart() to begin anew with it.`,
    );
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

  return {
    rich,
    value,
    moved: schedule,
    changed(name) {
      if (name === 'required') validate();
      else if (!mounted) schedule();
      else if (changeable.has(name)) mounted.show(readAppearance(given));
      else warn(name);
    },
    restart() {
      end();
      schedule();
    },
  };
}

function whenParsed(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}
