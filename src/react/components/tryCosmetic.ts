/**
 * Runs what only helps the eye, such as scrolling. A DOM without it (jsdom) or a page that has replaced it must not cost
 * the verification: an error in an effect would unmount the whole tree.
 */
export function tryCosmetic<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
