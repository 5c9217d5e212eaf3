import type { CallbackName, callbackEvents } from '../options/callbackEvents.js';
import type { Callbacks, FaceVerificationOptions } from '../options/options.js';
import type { Appearance } from '../react/FaceVerificationView.js';
import { createElementController } from './elementController.js';
import { type AttributeProperty, attributeOf, type RichProperty, richProperties } from './elementOptions.js';

/** The properties beside those of every element. Those that are text are attributes as well. */
export type FaceVerificationElementProperties = {
  -readonly [Name in RichProperty]: FaceVerificationElementOptions[Name];
} & { [Name in AttributeProperty]: string | undefined };

type FaceVerificationElementOptions = Partial<
  Omit<FaceVerificationOptions, 'api'> & Pick<Appearance, 'messages' | 'slots'>
> & {
  /** `baseUrl` may be an attribute instead. */
  readonly api?: Partial<FaceVerificationOptions['api']> | undefined;
};

/** The element's events. Their `detail` is the argument of the component's callback. No event bubbles. */
export type FaceVerificationElementEventMap = {
  readonly [Name in CallbackName as (typeof callbackEvents)[Name]]: CustomEvent<
    Parameters<NonNullable<Callbacks[Name]>>[0]
  >;
};

/** A server has no elements; there the class is never made use of. */
const Base: typeof HTMLElement =
  typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * `<face-verification>`: begins as soon as it is in the page and knows what it needs, ends when it is taken out.
 * Attributes for what is text, properties for the rest. The looks, the words and `slots` may change at any time;
 * the rest is fixed once it has begun. In a form its value is the number of an order that has passed. Children with
 * `slot="header"` take the place of the progress, those with `slot="footer"` stand below every screen.
 *
 * Events: `fv-complete`, `fv-close`, `fv-error`, `fv-cancel`, `fv-consent`, `fv-use-alternative`, `fv-event`. Their
 * `detail` is the argument of the component's callback. No event bubbles.
 */
export class FaceVerificationElement extends Base {
  static readonly formAssociated = true;
  static readonly observedAttributes: readonly string[] = [
    ...Object.values(attributeOf),
    'alternative',
    'required',
  ];

  /** @internal */
  readonly controller: ReturnType<typeof createElementController> = createElementController(this);

  /** The number of the order that has passed; empty before. */
  get value(): string {
    return this.controller.value();
  }

  /** Whether another way than the face is offered (换一种方式). The event is `fv-use-alternative`. */
  get alternative(): boolean {
    return this.hasAttribute('alternative');
  }

  set alternative(offered: boolean) {
    if (offered) this.setAttribute('alternative', '');
    else this.removeAttribute('alternative');
  }

  /** Begins anew, with the options as they are now. */
  restart(): void {
    this.controller.restart();
  }

  connectedCallback(): void {
    takePropertiesOfBefore(this);
    this.controller.moved();
  }

  disconnectedCallback(): void {
    this.controller.moved();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before !== after) this.controller.changed(name);
  }

  formResetCallback(): void {
    this.restart();
  }
}

/** Properties that were set before the class was defined hide its accessors. */
function takePropertiesOfBefore(element: FaceVerificationElement): void {
  for (const name of [...richProperties, ...Object.keys(attributeOf), 'alternative']) {
    const own = Object.getOwnPropertyDescriptor(element, name);
    if (!own) continue;
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, own.value);
  }
}

for (const [property, attribute] of Object.entries(attributeOf)) {
  Object.defineProperty(FaceVerificationElement.prototype, property, {
    configurable: true,
    get(this: FaceVerificationElement) {
      return this.getAttribute(attribute) ?? undefined;
    },
    set(this: FaceVerificationElement, value: unknown) {
      if (value === undefined || value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    },
  });
}

for (const name of richProperties) {
  Object.defineProperty(FaceVerificationElement.prototype, name, {
    configurable: true,
    get(this: FaceVerificationElement) {
      return this.controller.rich.get(name);
    },
    set(this: FaceVerificationElement, value: unknown) {
      this.controller.rich.set(name, value);
      this.controller.changed(name);
    },
  });
}
