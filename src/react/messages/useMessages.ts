import { createContext, useContext, useEffect, useState } from 'react';
import type { Messages } from './messages.js';
import { zhCN } from './zh-CN.js';

/** A language of the widget's own, or any other BCP 47 tag, for which the host brings the words. */
export type Locale = OwnLocale | (string & {});

type OwnLocale = 'zh-CN' | 'zh-TW' | 'en';

/** Key by key, at any depth. */
export type MessageOverrides = DeepPartial<Messages>;

type DeepPartial<T> = { readonly [Key in keyof T]?: T[Key] extends string ? string : DeepPartial<T[Key]> };

export const MessagesContext: React.Context<Messages> = createContext(zhCN);

export function useMessages(): Messages {
  return useContext(MessagesContext);
}

/** Every language but the first comes when it is asked for; until then there is nothing to read. */
export function useLoadedMessages(locale: Locale, overrides?: MessageOverrides): Messages | undefined {
  const own = nearest(locale);
  const [loaded, setLoaded] = useState<{ own: OwnLocale; messages: Messages }>({
    own: 'zh-CN',
    messages: zhCN,
  });

  useEffect(() => {
    let current = true;
    load(own).then(
      (messages) => current && setLoaded({ own, messages }),
      // A chunk that cannot be loaded must not cost the verification.
      () => current && setLoaded({ own, messages: zhCN }),
    );
    return () => {
      current = false;
    };
  }, [own]);

  if (loaded.own !== own) return undefined;
  return overrides ? merge(loaded.messages, overrides) : loaded.messages;
}

/** The pack to begin with: Hong Kong and Macau read Taiwan's characters, and whoever reads no Chinese, English. */
export function nearest(locale: Locale): OwnLocale {
  if (/^zh\b.*\b(Hant|TW|HK|MO)\b/i.test(locale)) return 'zh-TW';
  return /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}

async function load(locale: OwnLocale): Promise<Messages> {
  switch (locale) {
    case 'en':
      return (await import('./en.js')).en;
    case 'zh-TW':
      return (await import('./zh-TW.js')).zhTW;
    case 'zh-CN':
      return zhCN;
  }
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
