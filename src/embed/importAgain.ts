/** Loads the later parts of this copy of the script. The build inserts it in place of `src/shared/importAgain.ts`. */
declare const EMBED_LOADER: { readonly base: string; isRetry: boolean };

/** Returns the address of a part. The build has written the names of its files into `bring`, its own name last. */
export function addressOf(bring: () => Promise<unknown>): string {
  return EMBED_LOADER.base + (/([^"'`]+)["'`]\)/.exec(String(bring))?.[1] ?? '');
}

/** Imports a part by an address that no earlier try had. `bring` calls the loader at once. */
export function importAgain<Part>(bring: () => Promise<Part>): Promise<Part> {
  EMBED_LOADER.isRetry = true;
  const loading = bring();
  EMBED_LOADER.isRetry = false;
  return loading;
}
