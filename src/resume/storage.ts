export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Returns the storages that the browser allows. Even reading `window.localStorage` throws where it is disabled. */
export function browserStorages(...names: readonly ('sessionStorage' | 'localStorage')[]): StorageLike[] {
  return names.flatMap((name) => tryOrUndefined(() => globalThis[name]) ?? []);
}

/** Runs `work` and returns `undefined` if it throws. */
export function tryOrUndefined<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Returns the keys of a storage that start with `prefix`. Empty where the storage cannot be read. */
export function keysOf(storage: StorageLike, prefix: string): string[] {
  const keys = tryOrUndefined(() => Array.from({ length: storage.length }, (_, index) => storage.key(index)));
  return (keys ?? []).flatMap((key) => (key?.startsWith(prefix) ? key : []));
}

/** Begins every key of the widget. */
const PREFIX = 'face-verification-flow:';

/** Erases what the widget has stored for a user. */
export function eraseStored(userId: string): void {
  for (const storage of browserStorages('sessionStorage', 'localStorage'))
    for (const key of keysOf(storage, PREFIX))
      if (key.includes(hash(userId))) tryOrUndefined(() => storage.removeItem(key));
}

/** Hashes a user id, so that the storage does not hold it: FNV-1a, 32 bits. Not a secret. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
