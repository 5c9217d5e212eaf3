import { type Context, createContext, useContext } from 'react';
import type { OwnLocale } from '../../options/locale.js';

/** Numbers, times and lists as the language writes them. */
export interface Formats {
  readonly number: (value: number) => string;
  /** @param fraction 0–1 */
  readonly percent: (fraction: number) => string;
  /** Whole seconds up to a minute, then minutes and seconds. */
  readonly duration: (seconds: number) => string;
  readonly dateTime: (date: Date) => string;
  /** 甲、乙和丙; A, B, and C. */
  readonly list: (items: readonly string[]) => string;
}

interface ListFormat {
  readonly format: (items: readonly string[]) => string;
}

/**
 * @param tag a BCP 47 tag
 * @param own the nearest language of the widget, for a tag that `Intl` does not know
 */
export function createFormats(tag: string, own: OwnLocale): Formats {
  const locale = [tag, own];
  const isChinese = own !== 'en';
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const unit = (value: number, name: 'second' | 'minute') => {
    try {
      const unitDisplay = isChinese ? 'short' : 'long';
      const text = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay }).format(value);
      // The packs put a space between digits and characters, and so has what is filled into them.
      return text.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
    } catch {
      // Before Chrome 77 and iOS 14.5 there are no units.
      return `${number(value)} ${name === 'second' ? 's' : 'min'}`;
    }
  };
  return {
    number,
    percent: (fraction) => new Intl.NumberFormat(locale, { style: 'percent' }).format(fraction),
    duration(seconds) {
      const minutes = Math.floor(seconds / 60);
      const rest = Math.round(seconds - minutes * 60);
      if (minutes === 0) return unit(rest, 'second');
      return rest === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`;
    },
    dateTime: (date) =>
      new Intl.DateTimeFormat(locale, {
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }).format(date),
    list(items) {
      // Added in ES2021 and missing before Chrome 72 and iOS 14.5; the configured types lack it.
      const { ListFormat } = Intl as { ListFormat?: new (locale: readonly string[]) => ListFormat };
      if (ListFormat) return new ListFormat(locale).format(items);
      return items.join(isChinese ? '、' : ', ');
    },
  };
}

export const FormatsContext: Context<Formats> = createContext(createFormats('zh-CN', 'zh-CN'));

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
