/**
 * One camera at a time on a page. Where two widgets could open it at once, iOS would mute the first one's
 * track (https://bugs.webkit.org/show_bug.cgi?id=179363). On globalThis, so that two copies of the bundle
 * know of each other.
 */
const KEY = Symbol.for('face-verification-flow.camera');

/** A symbol that no type declares. */
const page = globalThis as unknown as { [KEY]?: object | undefined };

/** @returns whether `owner` now has the camera */
export function holdCamera(owner: object): boolean {
  page[KEY] ??= owner;
  return page[KEY] === owner;
}

export function releaseCamera(owner: object): void {
  if (page[KEY] === owner) page[KEY] = undefined;
}

export function isCameraHeld(): boolean {
  return page[KEY] !== undefined;
}
