type Module = object;
type Parts = Record<string, Module>;

/**
 * Returns a function that loads a file of the script tag's build, after the files that it imports. Firefox before 155 and old
 * Chromium remember for the page's life that an address failed, and every engine joins a request that hangs. So each try has
 * an address of its own, and files find one another in `parts` instead of by address.
 *
 * The build copies the source text of this function, so it refers to nothing outside and uses what Chromium 66 has.
 * @param parts the loaded files by their names; of several tries the first to come is kept
 * @param importFile imports an address that is relative to the script
 * @returns takes the names of the files, the wanted one last
 */
export function createLoader(parts: Parts, importFile: (address: string) => Promise<Module>) {
  // A load fails after 20 s, so a call that comes later than this is a retry.
  const RETRY_AFTER_MS = 19_000;
  const since: Record<string, number> = {};
  const tries: Record<string, number> = {};
  const running: Record<string, Promise<Module> | undefined> = {};

  function loadFile(file: string, isRetry: boolean): Module | Promise<Module> {
    const current = parts[file] || (!isRetry && running[file]);
    if (current) return current;
    const count = (tries[file] || 0) + 1;
    tries[file] = count;
    const loading = importFile(count > 1 ? `./${file}?try=${count}` : `./${file}`).then(
      (module) => {
        const first = parts[file] || module;
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

  return (...files: readonly string[]): Promise<Module> => {
    const wanted = files[files.length - 1] || '';
    const now = performance.now();
    const start = since[wanted];
    const isRetry = start !== undefined && now - start > RETRY_AFTER_MS;
    if (start === undefined || isRetry) since[wanted] = now;
    return files.reduce(
      (before: Promise<Module>, file) => before.then(() => loadFile(file, isRetry)),
      Promise.resolve({}),
    );
  };
}
