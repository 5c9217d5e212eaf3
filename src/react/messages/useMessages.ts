import { createContext, useContext } from 'react';
import { type Later, later, useLater } from '../later.js';
import type { FirstMessages, Messages } from './messages.js';
import { zhCNFirst } from './zh-CN-first.js';

/** A language of the widget's own, or any other BCP 47 tag, for which the host brings the words. */
export type Locale = OwnLocale | (string & {});

type OwnLocale = 'zh-CN' | 'zh-TW' | 'en';

/** Key by key, at any depth. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = { readonly [Key in keyof T]?: T[Key] extends string ? string : DeepPartial<T[Key]> };

/** What is read before the rest has come. */
export const FirstMessagesContext: React.Context<FirstMessages> = createContext(zhCNFirst);

/** Every word; `undefined` on its way. Screens that need it are shown only once it is there. */
export const MessagesContext: React.Context<MessagesState> = createContext<MessagesState>(undefined);

type MessagesState = Messages | 'failed' | undefined;

export function useFirstMessages(): FirstMessages {
  return useContext(FirstMessagesContext);
}

export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages || messages === 'failed') throw new Error('A screen was shown before its words.');
  return messages;
}

const packs: Readonly<Record<OwnLocale, Later<Messages>>> = {
  'zh-CN': later(async () => (await import('./zh-CN.js')).zhCN),
  'zh-TW': later(async () => (await import('./zh-TW.js')).zhTW),
  en: later(async () => (await import('./en.js')).en),
};

/** Tries again for the words that did not come. */
export function loadMessagesAgain(): void {
  for (const pack of Object.values(packs)) if (pack.get() === 'failed') pack.load();
}

export interface LoadedMessages {
  readonly first: FirstMessages;
  readonly all: MessagesState;
}

/**
 * The first screen's words are there at once in the first language; every other language comes when it is asked for,
 * and until then there is nothing to read.
 */
export function useLoadedMessages(locale: Locale, overrides?: MessageOverrides): LoadedMessages | undefined {
  const own = nearest(locale);
  const wanted = useLater(packs[own]);
  // A language that cannot be loaded must not cost the verification.
  const loaded = useLater(wanted === 'failed' ? packs['zh-CN'] : packs[own]);
  if (loaded && loaded !== 'failed') {
    const all = overrides ? merge(loaded.part, overrides) : loaded.part;
    return { first: all, all };
  }
  if (own !== 'zh-CN' && wanted !== 'failed') return undefined;
  return { first: overrides ? merge(zhCNFirst, overrides) : zhCNFirst, all: loaded };
}

/** The pack to begin with: Hong Kong and Macau read Taiwan's characters, and whoever reads no Chinese, English. */
export function nearest(locale: Locale): OwnLocale {
  if (/^zh\b.*\b(Hant|TW|HK|MO)\b/i.test(locale)) return 'zh-TW';
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}

/** A fresh pack with the overrides in it; only keys that the pack knows are taken. */
function merge<T extends object>(pack: T, overrides: DeepPartial<T>): T {
  const entries = Object.entries(pack).map(([key, value]) => {
    const override: unknown = Reflect.get(overrides, key);
    if (typeof value === 'string') return [key, typeof override === 'string' ? override : value];
    return [key, typeof override === 'object' && override !== null ? merge(value, override) : value];
  });
  return Object.fromEntries(entries) as T; // the very keys of the pack
}
