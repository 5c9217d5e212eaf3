/**
 * Returns whether this page was reloaded, or reached by the back or forward button. A page that was opened by a link is
 * another visit. Before iOS 15 it is unknown, hence `false`.
 */
export function isRevisit(): boolean {
  const entries = performance.getEntriesByType('navigation') as readonly { readonly type?: string }[]; // typed without `type`
  return /reload|back/.test(`${entries[0]?.type}`);
}
