import type { CallbackName } from '../options/callbackEvents.js';
import type { FaceVerificationOptions, MatchOptions } from '../options/options.js';
import type { Appearance } from '../react/FaceVerificationView.js';
import { nativeSlots } from './nativeSlots.js';
import { resolveHandoff } from './resolveHandoff.js';

/** Properties that are text, so that each has an attribute. */
interface TextProperties extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  readonly type: FaceVerificationOptions['type'];
  readonly userId: string;
  readonly baseUrl: string;
  readonly loginUrl: string;
  readonly returnUrl: string;
  readonly resultMedia: FaceVerificationOptions['resultMedia'];
}

/** Properties without an attribute: every other option that is no callback. */
type RichProperties = Omit<
  MatchOptions & Appearance,
  CallbackName | keyof TextProperties | 'api' | 'identity'
> & {
  /** `baseUrl` may be an attribute instead. */
  readonly api: Partial<FaceVerificationOptions['api']>;
  readonly identity: FaceVerificationOptions['identity'];
};

/** Properties of `<face-verification>`. Text properties are attributes too. */
export type FaceVerificationElementProperties = {
  -readonly [Name in keyof (TextProperties & RichProperties)]:
    | (TextProperties & RichProperties)[Name]
    | undefined;
};

export type PropertyName = keyof FaceVerificationElementProperties;

/** The attribute of each text property. A forgotten property does not compile. */
export const attributeOf: Readonly<Record<keyof TextProperties, string>> = {
  type: 'type',
  userId: 'user-id',
  baseUrl: 'base-url',
  loginUrl: 'login-url',
  returnUrl: 'return-url',
  resultMedia: 'result-media',
  locale: 'locale',
  theme: 'theme',
  accent: 'accent',
  textSize: 'text-size',
};

/** Every property without an attribute. A forgotten option does not compile. */
const rich: Readonly<Record<keyof RichProperties, true>> = {
  api: true,
  handoff: true,
  photo: true,
  backButton: true,
  support: true,
  browserUrl: true,
  identity: true,
  consent: true,
  resume: true,
  result: true,
  ticketTtlMs: true,
  messages: true,
  slots: true,
};

export const richProperties = Object.keys(rich) as readonly (keyof RichProperties)[]; // the keys of a literal

export const propertyNames: readonly PropertyName[] = [
  ...(Object.keys(attributeOf) as (keyof TextProperties)[]), // the keys of a literal
  ...richProperties,
];

/** The values that an element has, from attributes and properties. They may have any type at run time. */
export interface ElementInput {
  get<Name extends PropertyName>(name: Name): FaceVerificationElementProperties[Name];
  set<Name extends PropertyName>(name: Name, value: FaceVerificationElementProperties[Name]): void;
}

/** Reads text properties from the attributes of `element` and keeps the others. */
export function createElementInput(
  element: HTMLElement,
  onChange: (name: PropertyName) => void,
): ElementInput {
  const values: Partial<Record<PropertyName, unknown>> = {};
  const attributes: Partial<Record<PropertyName, string>> = attributeOf;
  return {
    get<Name extends PropertyName>(name: Name): FaceVerificationElementProperties[Name] {
      const attribute = attributes[name];
      const value = attribute ? (element.getAttribute(attribute) ?? undefined) : values[name];
      // Options are checked when the verification starts, and an unknown appearance falls back to the default.
      return value as FaceVerificationElementProperties[Name];
    },
    set(name, value) {
      const attribute = attributes[name];
      if (!attribute) {
        values[name] = value;
        onChange(name);
      } else if (value === undefined || value === null) element.removeAttribute(attribute);
      else element.setAttribute(attribute, String(value));
    },
  };
}

/** Returns the required values that are missing, by their name in HTML if they have one. */
export function missingOptions({ get }: ElementInput): readonly string[] {
  const missing: string[] = [];
  if (!get('type')) missing.push('type');
  if (!get('userId')) missing.push('user-id');
  if (!get('baseUrl') && !get('api')) missing.push('base-url or the property api');
  if (!get('loginUrl') && !get('handoff')) missing.push('login-url or the property handoff');
  return missing;
}

/** Returns the options as the component takes them. They are checked when the verification starts. */
export function readOptions({ get }: ElementInput): FaceVerificationOptions {
  const options = {
    type: get('type'),
    userId: get('userId'),
    resultMedia: get('resultMedia'),
    api: { baseUrl: get('baseUrl'), ...get('api') },
    handoff: resolveHandoff({
      handoff: get('handoff'),
      loginUrl: get('loginUrl'),
      returnUrl: get('returnUrl'),
    }),
    photo: get('photo'),
    identity: get('identity'),
    consent: get('consent'),
    resume: get('resume'),
    result: get('result'),
    ticketTtlMs: get('ticketTtlMs'),
    backButton: get('backButton'),
    support: get('support'),
    browserUrl: get('browserUrl'),
  } satisfies { readonly [Name in Exclude<keyof FaceVerificationOptions, CallbackName>]: unknown };
  return options as FaceVerificationOptions; // checked by createFaceVerification
}

/** Returns the appearance. Unknown values fall back to the defaults. */
export function readAppearance({ get }: ElementInput): Required<Appearance> {
  return {
    locale: get('locale'),
    theme: get('theme'),
    accent: get('accent'),
    textSize: get('textSize'),
    messages: get('messages'),
    slots: { ...nativeSlots, ...get('slots') },
  };
}
