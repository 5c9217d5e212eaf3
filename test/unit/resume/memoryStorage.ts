import type { StorageLike } from '../../../src/resume/storage.js';

export type MemoryStorage = StorageLike & { readonly records: Map<string, string> };

/** A storage of a page, whose records a test can read. */
export function memoryStorage(records = new Map<string, string>()): MemoryStorage {
  return {
    records,
    get length() {
      return records.size;
    },
    key: (index) => [...records.keys()][index] ?? null,
    getItem: (key) => records.get(key) ?? null,
    setItem: (key, value) => void records.set(key, value),
    removeItem: (key) => void records.delete(key),
  };
}

/** A storage that the browser refuses, such as with blocked cookies. */
export const brokenStorage: StorageLike = {
  get length(): number {
    throw new DOMException('denied', 'SecurityError');
  },
  key() {
    throw new DOMException('denied', 'SecurityError');
  },
  getItem() {
    throw new DOMException('denied', 'SecurityError');
  },
  setItem() {
    throw new DOMException('full', 'QuotaExceededError');
  },
  removeItem() {
    throw new DOMException('denied', 'SecurityError');
  },
};
