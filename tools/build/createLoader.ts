/** Exports of a file, by their names. */
type Exports = object;

/** A later file is a module whose default export makes the file's exports. So the file finds others without a global. */
export interface LaterFile {
  readonly default: (loader: Loader) => Exports;
}

/** Loads the later files of the script tag's build. Each copy of `embed.js` has one. */
export interface Loader {
  /** Address of the folder that holds the files, with a slash at its end. */
  base: string;
  /** Exports of the files that are loaded, by the names of the files. */
  readonly parts: Record<string, Exports>;
  /** Whether calls of `load` are retries, which join no request that may hang. */
  isRetry: boolean;
  /** Loads files one after another. Resolves with the exports of the last one. */
  readonly load: (...files: readonly string[]) => Promise<Exports>;
}

/**
 * Creates a loader, which loads a file after the files that it imports. Firefox before 155 and old Chromium remember for the
 * page's life that an address failed, and every engine joins a request that hangs. So each try has an address of its own,
 * and files find one another in `parts` instead of by address.
 *
 * The build copies the source text of this function, so it refers to nothing outside and uses what Chromium 66 has.
 * @param importFile imports an address
 */
export function createLoader(importFile: (address: string) => Promise<LaterFile>): Loader {
  const tries: Record<string, number> = {};
  const running: Record<string, Promise<Exports> | undefined> = {};
  const parts: Record<string, Exports> = {};

  function loadFile(file: string, isRetry: boolean): Exports | Promise<Exports> {
    const current = parts[file] || (!isRetry && running[file]);
    if (current) return current;
    const count = (tries[file] || 0) + 1;
    tries[file] = count;
    const loading = importFile(loader.base + file + (count > 1 ? `?try=${count}` : '')).then(
      (module) => {
        // Of several tries the first to come is kept.
        const first = parts[file] || module.default(loader);
        parts[file] = first;
        return first;
      },
      (error) => {
        if (running[file] === loading) running[file] = undefined;
        throw error;
      },
    );
    running[file] = loading;
    return loading;
  }

  const loader: Loader = {
    base: './',
    isRetry: false,
    parts,
    load(...files) {
      const { isRetry } = loader;
      return files.reduce(
        (before: Promise<Exports>, file) => before.then(() => loadFile(file, isRetry)),
        Promise.resolve({}),
      );
    },
  };
  return loader;
}
