import { type Context, createContext, useContext } from 'react';
import type { OwnLocale } from '../../options/locale.js';

/** Numbers and lists as the language writes them: all that the first screen needs. `moreFormats` has the rest. */
export interface Formats {
  readonly tags: readonly string[];
  readonly own: OwnLocale;
  readonly number: (value: number) => string;
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
  const tags = [tag, own];
  return {
    tags,
    own,
    number: (value) => new Intl.NumberFormat(tags).format(value),
    list(items) {
      // Added in ES2021 and missing before Chrome 72 and iOS 14.5; the configured types lack it.
      const { ListFormat } = Intl as { ListFormat?: new (locale: readonly string[]) => ListFormat };
      if (ListFormat) return new ListFormat(tags).format(items);
      return items.join(own === 'en' ? ', ' : '、');
    },
  };
}

export const FormatsContext: Context<Formats> = createContext(createFormats('zh-CN', 'zh-CN'));

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
