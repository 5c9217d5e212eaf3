import type { Picker } from '../flow/model.js';
import { browserStorages, hash, quietly, type StorageLike } from './storage.js';

/**
 * Remembers that a picker was open, never what was picked: phones short of memory load the page anew while
 * their camera app is in front (https://github.com/youzan/vant/issues/3732). Best effort: never throws.
 */
export interface PickerStore {
  /** The picker that cost the page, once. */
  take(now: number): Picker | undefined;
  save(picker: Picker, now: number): void;
  clear(): void;
}

export interface PickerStoreOptions {
  readonly userId: string;
  /**
   * Default: sessionStorage alone. That survives such a reload, and ends with the visit, as the consent that
   * is not asked for again does.
   */
  readonly storages?: readonly StorageLike[] | undefined;
}

/** Nobody takes longer over a photo; later it is another visit, which asks for consent. */
const LIFE_MS = 10 * 60 * 1000;

export function createPickerStore({ userId, storages }: PickerStoreOptions): PickerStore {
  const all = () => storages ?? browserStorages('sessionStorage');
  const key = `face-verification-flow:picker:${hash(userId)}`;

  function clear(): void {
    for (const storage of all()) quietly(() => storage.removeItem(key));
  }

  return {
    take(now) {
      const records = all().map((storage) => quietly(() => storage.getItem(key)));
      clear();
      return records.map((record) => read(record, now)).find((picker) => picker !== undefined);
    },
    save(picker, now) {
      for (const storage of all()) quietly(() => storage.setItem(key, `${picker} ${now}`));
    },
    clear,
  };
}

function read(record: string | null | undefined, now: number): Picker | undefined {
  const [, picker, at] = /^(camera|album) (\d+)$/.exec(record ?? '') ?? [];
  if ((picker !== 'camera' && picker !== 'album') || Math.abs(now - Number(at)) > LIFE_MS) return undefined;
  return picker;
}
