/**
 * Imports a part by an address that no earlier try had. Firefox before 155 and old Chromium remember for the page's life
 * that an address failed, and every engine joins a request that hangs. The address is the one that a host's bundler has
 * written into `bring`. Without it, as in webpack, which requests again by itself, `bring` is called.
 * @param name the export that `bring` resolves with; a bundler may put it into an object of the file's exports
 */
export async function importAgain<Part>(
  bring: () => Promise<Part>,
  name: string,
  attempt: number,
): Promise<Part> {
  const address = addressOf(bring);
  const file: Exports = address ? await importFile(`${address}?try=${attempt}`).catch(() => ({})) : {};
  const holder = [file, ...Object.values(file)].find((exports) => exports?.[name]);
  return holder ? (holder[name] as Part) : bring(); // the same file and name as in `bring`
}

/** Returns the address that a host's bundler has written into `bring`; `undefined` if it imports in another way. */
export function addressOf(bring: () => Promise<unknown>): string | undefined {
  return /import\(["'`]([^"'`?]+)/.exec(String(bring))?.[1];
}

interface Exports {
  readonly [name: string]: Exports | undefined;
}

/** Imports relative to this file. It fails where a bundler has put the file of the part into another folder. */
function importFile(address: string): Promise<Exports> {
  return import(/* webpackIgnore: true */ /* @vite-ignore */ address);
}
