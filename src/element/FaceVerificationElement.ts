import type { CallbackName, callbackEvents } from '../options/callbackEvents.js';
import type { Callbacks } from '../options/options.js';
import { createElementController, type ElementController } from './elementController.js';
import { attributeOf, type FaceVerificationElementProperties, propertyNames } from './elementProperties.js';

/** The element's events. Their `detail` is the argument of the component's callback. No event bubbles. */
export type FaceVerificationElementEventMap = {
  readonly [Name in CallbackName as (typeof callbackEvents)[Name]]: CustomEvent<
    Parameters<NonNullable<Callbacks[Name]>>[0]
  >;
};

/** On a server there is no `HTMLElement`. The class is never instantiated there. */
const Base = (typeof HTMLElement === 'undefined' ? class {} : HTMLElement) as {
  new (): HTMLElement & FaceVerificationElementProperties; // `defineAccessors` below adds the properties
};

/**
 * `<face-verification>`. It starts as soon as it is in the page and has the options it needs, pauses when it is removed, and
 * continues with photo and fields when it is inserted again, as a keep-alive does. After its end it starts from the beginning then.
 * Text options are attributes, the others are properties. Appearance and `slots` may change at any time; the rest is
 * fixed once it has started. In a form its value is the number of an order that has passed. Children with
 * `slot="header"` replace the progress, those with `slot="footer"` stand below every screen.
 *
 * Events: `fv-complete`, `fv-close`, `fv-error`, `fv-cancel`, `fv-consent`, `fv-use-alternative`, `fv-sign-in`,
 * `fv-event`. Their `detail` is the argument of the component's callback. No event bubbles.
 */
export class FaceVerificationElement extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes: readonly string[] = [
    ...Object.values(attributeOf),
    'alternative',
    'required',
  ];

  /** @internal */
  readonly controller: ElementController = createElementController(this);

  /** The number of the order that has passed; empty before. */
  get value(): string {
    return this.controller.value();
  }

  /** Whether another way than the face is offered (换一种方式). The event is `fv-use-alternative`. */
  get alternative(): boolean {
    return this.hasAttribute('alternative');
  }

  set alternative(isOffered: boolean) {
    if (isOffered) this.setAttribute('alternative', '');
    else this.removeAttribute('alternative');
  }

  /** Starts again, with the options as they are now. */
  restart(): void {
    this.controller.restart();
  }

  connectedCallback(): void {
    applyEarlyProperties(this);
    this.controller.onMove();
  }

  disconnectedCallback(): void {
    this.controller.onMove();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after) this.controller.onChange(name);
  }

  formResetCallback(): void {
    this.restart();
  }
}

defineAccessors(FaceVerificationElement.prototype);

function defineAccessors(prototype: FaceVerificationElement): void {
  for (const name of propertyNames) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: FaceVerificationElement) {
        return this.controller.input.get(name);
      },
      set(this: FaceVerificationElement, value: FaceVerificationElementProperties[typeof name]) {
        this.controller.input.set(name, value);
      },
    });
  }
}

/** Applies properties that were set before the element was defined. They hide the accessors. */
function applyEarlyProperties(element: FaceVerificationElement): void {
  for (const name of [...propertyNames, 'alternative']) {
    const own = Object.getOwnPropertyDescriptor(element, name);
    if (!own) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, own.value);
  }
}
