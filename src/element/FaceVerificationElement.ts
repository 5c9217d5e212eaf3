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
  readonly api?: Partial<FaceVerificationOptions['api']>;
};

/** An event whose `detail` is what this callback of the component gets. */
type Told<Callback extends keyof Callbacks> = CustomEvent<Parameters<NonNullable<Callbacks[Callback]>>[0]>;

/** The element's own events. None bubbles. */
export interface FaceVerificationElementEventMap {
  readonly complete: Told<'onComplete'>;
  readonly finish: Told<'onFinish'>;
  readonly error: Told<'onError'>;
  readonly cancel: Told<'onCancel'>;
  readonly consent: Told<'onConsent'>;
  readonly alternative: Told<'onAlternative'>;
  readonly event: Told<'onEvent'>;
}

/** Before those of every element, whose `error` and `cancel` are others. */
export interface FaceVerificationElementListeners {
  addEventListener<Type extends keyof FaceVerificationElementEventMap>(
    type: Type,
    listener: (event: FaceVerificationElementEventMap[Type]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof FaceVerificationElementEventMap>(
    type: Type,
    listener: (event: FaceVerificationElementEventMap[Type]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** A server has no elements; there the class is never made use of. */
const Base: typeof HTMLElement =
  typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * `<face-verification>`: begins as soon as it is in the page and knows what it needs, ends when it is taken out.
 * Attributes for what is text, properties for the rest. The looks, the words and `slots` may change at any time;
 * the rest is fixed once it has begun. In a form its value is the number of an order that has passed. Children with
 * `slot="header"` take the place of the progress, those with `slot="footer"` stand below every screen.
 *
 * Events, none of which bubbles, since a dialog around it has a `cancel` of its own: `complete`, `finish`, `error`,
 * `cancel`, `consent`, `alternative`, `event`; their `detail` is what the callbacks of the component get.
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

  /** Whether another way than the face is offered (换一种方式); the event `alternative` tells that it is wanted. */
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
