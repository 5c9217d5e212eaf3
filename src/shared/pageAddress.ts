/**
 * Returns the address of this page, as a base for others. An iframe with `srcdoc` has the address of the page around it.
 * Without a page it is `about:blank`, to which no path belongs.
 */
export function pageAddress(): string {
  const { href = '' }: Partial<Location> = globalThis.location ?? {};
  if (/^https?:/.test(href)) return href;
  return typeof document === 'undefined' ? href || 'about:blank' : document.baseURI;
}
