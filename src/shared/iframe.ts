/** Whether this page is in a frame, and whose: of another origin, the outermost page cannot be read. */
export type Frame = 'none' | 'sameOrigin' | 'crossOrigin';

export function findFrame(): Frame {
  if (window.top === window) return 'none';
  return readableTop() ? 'sameOrigin' : 'crossOrigin';
}

/** The outermost window, where this page may read its address; `undefined` in a frame of another origin. */
export function readableTop(): Window | undefined {
  try {
    // A window of another origin throws at this.
    return window.top?.location.href ? window.top : undefined;
  } catch {
    return undefined;
  }
}
