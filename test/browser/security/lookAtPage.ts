/**
 * Everything a page keeps, as text to be searched: storages, databases, caches, cookies, address, history, the
 * browser's own records, and what is drawn. Stands alone, since it is sent into the page as source. Of the record of
 * how the page itself was opened only that there is one: no script can change it.
 */
export async function lookAtPage(): Promise<object> {
  const stored = (name: 'localStorage' | 'sessionStorage') => {
    try {
      return { ...window[name] };
    } catch {
      return undefined;
    }
  };
  const quietly = async <T>(work: () => Promise<T>) => {
    try {
      return await work();
    } catch {
      return undefined;
    }
  };
  const drawn = (root: Document | ShadowRoot): unknown[] => {
    const found: unknown[] = [root instanceof Document ? root.documentElement.outerHTML : root.innerHTML];
    for (const field of root.querySelectorAll('input, textarea')) found.push(Reflect.get(field, 'value'));
    for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) found.push(drawn(shadowRoot));
    return found;
  };
  return {
    stored: [stored('localStorage'), stored('sessionStorage')],
    // Absent in some engines; the widget makes none, so that their names are enough.
    databases: await quietly(async () => (await indexedDB.databases()).map(({ name }) => name)),
    caches: await quietly(() => caches.keys()),
    cookies: document.cookie,
    name: window.name,
    address: location.href,
    state: history.state,
    referrer: document.referrer,
    entries: performance
      .getEntries()
      .filter(({ entryType }) => entryType !== 'navigation')
      .map(({ name, entryType }) => `${entryType} ${name}`),
    drawn: drawn(document),
  };
}
