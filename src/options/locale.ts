/** A language of the widget or any other BCP 47 tag, for which the host passes `messages`. */
export type Locale = OwnLocale | (string & {});

export type OwnLocale = 'zh-CN' | 'zh-TW' | 'en';

/** The language of the texts of a locale. */
export interface TextLanguage {
  /** The nearest language of the widget. */
  readonly own: OwnLocale;
  /** BCP 47 tag of the texts for `lang` and `Intl`. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** Whether there are texts for the locale. */
  readonly isKnown: boolean;
}

/** Chinese by ISO 639: the macrolanguage and the languages that it comprises. */
const CHINESE = /^(?:zh|zho|chi|yue|nan|mnp|hak|wuu|gan|hsn|lzh|c(?:mn|do|jy|np|px|sp|zh|zo))(?:-|$)/;

/** Cantonese without a region is traditional. */
const TRADITIONAL = /-(?:hant|tw|hk|mo)(?:-|$)|^yue$/;

const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)(?!.*-latn)(?:-|$)|-(?:arab|hebr)(?:-|$)/;

/**
 * Reads a locale by BCP 47, or by POSIX with its underscores and encoding, and finds the nearest language of the widget
 * (RFC 4647 3.4). The script decides before the region, and Chinese without both is simplified. Another language without
 * texts of the host is shown in English, and what is no tag in the default.
 */
export function readLocale(locale: unknown, hasMessages: boolean): TextLanguage {
  const tag = toTag(String(locale));
  // Subtags behind a single letter belong to extensions.
  const subtags = tag?.toLowerCase().replace(/-.-.*/, '');
  if (!tag || !subtags) return { own: 'zh-CN', tag: 'zh-CN', dir: 'ltr', isKnown: false };
  const isChinese = CHINESE.test(subtags);
  const isTraditional = TRADITIONAL.test(subtags) && !subtags.includes('-hans');
  const own = isChinese ? (isTraditional ? 'zh-TW' : 'zh-CN') : 'en';
  const isKnown = hasMessages || isChinese || /^en(?:-|$)/.test(subtags);
  return {
    own,
    tag: isKnown ? tag : own,
    dir: isKnown && RIGHT_TO_LEFT.test(subtags) ? 'rtl' : 'ltr',
    isKnown,
  };
}

/** Returns the BCP 47 tag that was meant, or `undefined` if it is none. */
function toTag(locale: string): string | undefined {
  const tag = locale
    .trim()
    .replace(/[.@].*/, '')
    .replace(/_/g, '-')
    // ECMA-402 has no extended languages: `zh-yue` is `yue`.
    .replace(/^zh-(?:min-)?([a-z]{3})(?=-|$)/i, '$1')
    // Names of regions, and those that Windows has for the scripts.
    .replace(/^(?:cn|chs)$/i, 'zh-CN')
    .replace(/^(?:tw|hk|cht)$/i, 'zh-TW');
  try {
    Intl.getCanonicalLocales(tag);
    // Longer languages are reserved, so they are words such as `default`.
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}
