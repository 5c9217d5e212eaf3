import type { FaceVerificationOptions } from '../options/options.js';
import type { Appearance } from '../react/FaceVerificationView.js';
import { nativeSlots } from './nativeSlots.js';
import { resolveHandoff } from './resolveHandoff.js';

/** Attributes of `<face-verification>`, each with the property of the same meaning. */
export const attributeOf = {
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
} as const;

export type AttributeProperty = keyof typeof attributeOf;

/** Properties that no attribute can hold. */
export const richProperties = [
  'api',
  'handoff',
  'photo',
  'identity',
  'consent',
  'resume',
  'result',
  'ticketTtlMs',
  'messages',
  'slots',
] as const;

export type RichProperty = (typeof richProperties)[number];

/** What the element was given: attributes are text, properties may be anything. */
export interface GivenOptions {
  readonly attribute: (property: AttributeProperty) => string | undefined;
  readonly property: (name: RichProperty) => unknown;
}

/** What is needed and not there yet, by its name in HTML where it has one. */
export function missingOptions({ attribute, property }: GivenOptions): readonly string[] {
  const missing: string[] = [];
  if (!attribute('type')) missing.push('type');
  if (!attribute('userId')) missing.push('user-id');
  if (!attribute('baseUrl') && !property('api')) missing.push('base-url or the property api');
  if (!attribute('loginUrl') && !property('handoff')) missing.push('login-url or the property handoff');
  return missing;
}

/** The options as the component takes them. Whatever is wrong with them is found when they are checked. */
export function readOptions({ attribute, property }: GivenOptions): FaceVerificationOptions {
  const baseUrl = attribute('baseUrl');
  const handoff = resolveHandoff({
    handoff: property('handoff') as FaceVerificationOptions['handoff'] | undefined, // checked as the rest is
    loginUrl: attribute('loginUrl'),
    returnUrl: attribute('returnUrl'),
  });
  const plain = richProperties.flatMap((name) =>
    name === 'messages' || name === 'slots' || property(name) === undefined ? [] : [[name, property(name)]],
  );
  const given = {
    ...Object.assign({}, ...plain.map(([name, value]) => ({ [String(name)]: value }))),
    type: attribute('type'),
    userId: attribute('userId'),
    resultMedia: attribute('resultMedia'),
    api: { baseUrl, ...Object(property('api')) },
    handoff,
  };
  return given as FaceVerificationOptions; // checked by createFaceVerification
}

export function readAppearance({ attribute, property }: GivenOptions): Appearance {
  const appearance = {
    locale: attribute('locale'),
    theme: attribute('theme'),
    accent: attribute('accent'),
    textSize: attribute('textSize'),
    messages: property('messages'),
    slots: { ...nativeSlots, ...Object(property('slots')) },
  };
  // Text that is none of the known ones falls back to the default where it is used.
  return appearance as Appearance;
}
