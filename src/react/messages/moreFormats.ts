import { type Formats, useFormats } from './formats.js';

/** Percentages and times as the language writes them. */
export interface MoreFormats {
  /** @param fraction 0–1 */
  readonly percent: (fraction: number) => string;
  /** Whole seconds up to a minute, then minutes and seconds. */
  readonly duration: (seconds: number) => string;
  readonly dateTime: (date: Date) => string;
}

export function createMoreFormats({ tags, own, number }: Formats): MoreFormats {
  const unit = (value: number, name: 'second' | 'minute') => {
    try {
      const unitDisplay = own === 'en' ? 'long' : 'short';
      const text = new Intl.NumberFormat(tags, { style: 'unit', unit: name, unitDisplay }).format(value);
      // The packs put a space between digits and characters, and so has what is filled into them.
      return text.replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
    } catch {
      // Before Chrome 77 and iOS 14.5 there are no units.
      return `${number(value)} ${name === 'second' ? 's' : 'min'}`;
    }
  };
  return {
    percent: (fraction) => new Intl.NumberFormat(tags, { style: 'percent' }).format(fraction),
    duration(seconds) {
      const minutes = Math.floor(seconds / 60);
      const rest = Math.round(seconds - minutes * 60);
      if (minutes === 0) return unit(rest, 'second');
      return rest === 0 ? unit(minutes, 'minute') : `${unit(minutes, 'minute')} ${unit(rest, 'second')}`;
    },
    dateTime: (date) =>
      new Intl.DateTimeFormat(tags, {
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }).format(date),
  };
}

export function useMoreFormats(): MoreFormats {
  return createMoreFormats(useFormats());
}
