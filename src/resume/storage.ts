export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Storage throws in private modes, with a full quota and where the WebView has it off; even to look at it. */
export function browserStorages(...names: readonly ('sessionStorage' | 'localStorage')[]): StorageLike[] {
  return names.flatMap((name) => quietly(() => globalThis[name]) ?? []);
}

export function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Tells users apart without writing their id down: FNV-1a, 32 bits. Not a secret. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
