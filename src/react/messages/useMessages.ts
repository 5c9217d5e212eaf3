import { createContext, useContext } from 'react';
import type { Locale, OwnLocale } from '../../options/locale.js';
import { type Lazy, type LazyState, lazy } from '../../shared/lazy.js';
import { useLazy } from '../useLazy.js';
import type { ConsentMessages, Messages } from './messages.js';
import { zhCNConsent } from './zh-CN-consent.js';

/** Replacements for single texts, at any depth. */
export type MessageOverrides = DeepPartial<Messages>;

/** Language of the texts, and the host's own. */
export interface TextOptions {
  readonly locale?: Locale | undefined;
  readonly messages?: MessageOverrides | undefined;
}

type DeepPartial<T> = {
  readonly [Key in keyof T]?: (T[Key] extends string ? string : DeepPartial<T[Key]>) | undefined;
};

/** All texts, once they are loaded. The first layer of the consent screen gets its texts as a prop. */
export const MessagesContext: React.Context<Messages | undefined> = createContext<Messages | undefined>(
  undefined,
);

/**
 * Returns all texts.
 * @throws Error outside of the screens that `FlowScreen` provides with texts
 */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages)
    throw new Error('useMessages works only inside a screen that gets its texts from FlowScreen.');
  return messages;
}

const packs: Readonly<Record<OwnLocale, Lazy<Messages>>> = {
  'zh-CN': lazy(async () => (await import('./zh-CN.js')).zhCN, 'zhCN'),
  'zh-TW': lazy(async () => (await import('./zh-TW.js')).zhTW, 'zhTW'),
  en: lazy(async () => (await import('./en.js')).en, 'en'),
};

/** Loads the languages again that could not be loaded. */
export function retryMessages(): void {
  for (const pack of Object.values(packs)) if (pack.get()?.error) void pack.load();
}

/**
 * Loads the texts of a language.
 * @throws FaceVerificationError `part_unavailable`
 */
export async function loadMessages(
  own: OwnLocale,
  overrides: MessageOverrides | undefined,
): Promise<Messages> {
  const pack = await packs[own].load();
  return overrides ? merge(pack, overrides) : pack;
}

/** Texts as far as they are loaded. */
export interface LoadedMessages {
  /** Texts of the consent screen and of what surrounds every screen. */
  readonly consent: ConsentMessages;
  readonly all: LazyState<Messages>;
}

/**
 * Loads the texts of a language. Returns `undefined` until there is something to read: only the Chinese consent screen
 * needs no load.
 */
export function useLoadedMessages(
  own: OwnLocale,
  overrides: MessageOverrides | undefined,
): LoadedMessages | undefined {
  const wanted = useLazy(packs[own]);
  // A language that cannot be loaded must not cost the verification.
  const loaded = useLazy(wanted?.error ? packs['zh-CN'] : packs[own]);
  if (loaded?.part) {
    const all = overrides ? merge(loaded.part, overrides) : loaded.part;
    return { consent: all, all: { part: all } };
  }
  if (own !== 'zh-CN' && !wanted?.error) return undefined;
  return { consent: overrides ? merge(zhCNConsent, overrides) : zhCNConsent, all: loaded };
}

/** Copies the texts and replaces those that the overrides have. Ignores unknown keys. */
function merge<T extends object>(pack: T, overrides: DeepPartial<T>): T {
  const entries = Object.entries(pack).map(([key, value]) => {
    const override: unknown = Reflect.get(overrides, key);
    if (typeof value === 'string') return [key, typeof override === 'string' ? override : value];
    return [key, typeof override === 'object' && override !== null ? merge(value, override) : value];
  });
  return Object.fromEntries(entries) as T; // the very keys of the pack
}
