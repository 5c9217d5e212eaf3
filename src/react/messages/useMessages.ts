import { createContext, useContext, useEffect, useState } from 'react';
import type { Messages } from './messages.js';
import { zhCN } from './zh-CN.js';

export type Locale = 'zh-CN' | 'en';

/** Key by key, at any depth. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = { readonly [Key in keyof T]?: T[Key] extends string ? string : DeepPartial<T[Key]> };

export const MessagesContext: React.Context<Messages> = createContext(zhCN);

export function useMessages(): Messages {
  return useContext(MessagesContext);
}

/** Every language but the first comes when it is asked for; until then there is nothing to read. */
export function useLoadedMessages(locale: Locale, overrides?: MessageOverrides): Messages | undefined {
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Messages }>({
    locale: 'zh-CN',
    messages: zhCN,
  });

  useEffect(() => {
    let current = true;
    load(locale).then(
      (messages) => current && setLoaded({ locale, messages }),
      // A chunk that cannot be loaded must not cost the verification.
      () => current && setLoaded({ locale, messages: zhCN }),
    );
    return () => {
      current = false;
    };
  }, [locale]);

  if (loaded.locale !== locale) return undefined;
  return overrides ? merge(loaded.messages, overrides) : loaded.messages;
}

async function load(locale: Locale): Promise<Messages> {
  return locale === 'en' ? (await import('./en.js')).en : zhCN;
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
