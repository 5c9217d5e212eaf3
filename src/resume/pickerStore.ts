import type { Picker } from '../flow/model.js';
import { browserStorages, hash, type StorageLike, tryOrUndefined } from './storage.js';

/**
 * Remembers that a picker was open, never what was picked. Phones with little memory discard the page while their camera
 * app is in front (https://github.com/youzan/vant/issues/3732). Never throws.
 */
export interface PickerStore {
  /** Returns the picker that was open when the page was discarded, and forgets it. */
  take(now: number): Picker | undefined;
  save(picker: Picker, now: number): void;
  clear(): void;
}

export interface PickerStoreOptions {
  readonly userId: string;
  /**
   * Storages to use. `sessionStorage` survives the reload and ends with the visit, as the consent does.
   * @default sessionStorage
   */
  readonly storages?: readonly StorageLike[] | undefined;
}

/** Maximum age in milliseconds. After that it counts as another visit, which asks for consent. */
const MAX_AGE_MS = 10 * 60 * 1000;

export function createPickerStore({ userId, storages }: PickerStoreOptions): PickerStore {
  const all = () => storages ?? browserStorages('sessionStorage');
  const key = `face-verification-flow:picker:${hash(userId)}`;

  function clear(): void {
    for (const storage of all()) tryOrUndefined(() => storage.removeItem(key));
  }

  return {
    take(now) {
      const records = all().map((storage) => tryOrUndefined(() => storage.getItem(key)));
      clear();
      return records.map((record) => read(record, now)).find((picker) => picker !== undefined);
    },
    save(picker, now) {
      for (const storage of all()) tryOrUndefined(() => storage.setItem(key, `${picker} ${now}`));
    },
    clear,
  };
}

function read(record: string | null | undefined, now: number): Picker | undefined {
  const [, picker, at] = /^(camera|album) (\d+)$/.exec(record ?? '') ?? [];
  if ((picker !== 'camera' && picker !== 'album') || Math.abs(now - Number(at)) > MAX_AGE_MS)
    return undefined;
  return picker;
}
