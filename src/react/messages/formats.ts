import { type Context, createContext, useContext } from 'react';
import type { OwnLocale } from '../../options/locale.js';

/** Numbers as the language writes them: all that the first screen needs. `moreFormats` has the rest. */
export interface Formats {
  readonly tags: readonly string[];
  readonly own: OwnLocale;
  readonly number: (value: number) => string;
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
  };
}

export const FormatsContext: Context<Formats> = createContext(createFormats('zh-CN', 'zh-CN'));

export function useFormats(): Formats {
  return useContext(FormatsContext);
}
