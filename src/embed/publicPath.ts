/** Loads the later parts of this copy of the script. The build inserts it. */
declare const EMBED_LOADER: { base: string };

/** Returns the address of the folder from which later parts are loaded. */
export function getPublicPath(): string {
  return EMBED_LOADER.base;
}

/** Sets the folder from which later parts are loaded. A relative address starts at the page. */
export function setPublicPath(path: string): void {
  EMBED_LOADER.base = new URL(path.replace(/\/*$/, '/'), document.baseURI).href;
}

/**
 * Finds the folder of this script while it runs. If no folder is found, parts are loaded from where the engine says that the
 * script is, which is wrong where a sandbox evaluates its text.
 * @param configured what the page has set before, if anything
 */
export function findPublicPath(configured: unknown): void {
  if (typeof configured === 'string') setPublicPath(configured);
  else EMBED_LOADER.base = folderOfScript() || './';
}

function folderOfScript(): string | undefined {
  // Markup such as <img name="currentScript"> takes the place of the document's own property.
  const { tagName, src }: Partial<HTMLScriptElement> = Object(document.currentScript);
  const own = tagName === 'SCRIPT' && /^(?!blob:|data:)[^?#]*\//.exec(String(src));
  if (own) return own[0];
  // Loaded as text and evaluated: `$.getScript`, a micro front-end. Markup alone makes no such request.
  const requests: readonly Partial<PerformanceResourceTiming>[] = performance.getEntriesByType('resource');
  return requests
    .map(
      (entry) =>
        /^(?:script|fetch|xml)\S* ([^?#]*\/)embed\.js/.exec(`${entry.initiatorType} ${entry.name}`)?.[1],
    )
    .filter(Boolean)
    .pop();
}
