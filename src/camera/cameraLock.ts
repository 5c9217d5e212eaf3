/**
 * Key of the lock that allows one open camera a page. If two widgets opened it at once, iOS would mute the first track
 * (https://bugs.webkit.org/show_bug.cgi?id=179363). The lock is on `globalThis`, so that two copies of the bundle share
 * it.
 */
const KEY = Symbol.for('face-verification-flow.camera');

/** The global object with the lock's property, which the global types do not declare. */
const page = globalThis as unknown as { [KEY]?: object | undefined };

/**
 * Takes the lock for `owner` if it is free.
 * @returns whether `owner` now holds the lock
 */
export function holdCamera(owner: object): boolean {
  page[KEY] ??= owner;
  return page[KEY] === owner;
}

/** Frees the lock if `owner` holds it. */
export function releaseCamera(owner: object): void {
  if (page[KEY] === owner) page[KEY] = undefined;
}

/** Returns whether a camera of this page is open. */
export function isCameraHeld(): boolean {
  return page[KEY] !== undefined;
}
