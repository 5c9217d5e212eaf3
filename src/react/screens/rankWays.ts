import type { CameraErrorKind } from '../../camera/cameraState.js';
import type { Picker } from '../../flow/model.js';

/**
 * A way to a photo: the camera inside the page, the phone's own camera (`system`), the app's camera (`host`), or the album.
 */
export type PhotoWay = 'page' | 'system' | 'host' | 'album';

/** Error of the in-page camera; `notLoaded` if its code did not load. */
export type CaptureError = CameraErrorKind | 'notLoaded';

interface Circumstances {
  /** Whether the in-page camera can be opened. */
  readonly offered: boolean;
  /** Error of the in-page camera at the last attempt. */
  readonly error?: CaptureError | undefined;
  /** Picker that was open when the browser discarded the page. */
  readonly lostTo?: Picker | undefined;
  /** Whether the host has a camera of its own, and whether it has just failed. */
  readonly host?: 'works' | 'failed' | undefined;
  /** Whether there is a mouse. A desktop opens the same dialog for its camera and its files. */
  readonly hasMouse: boolean;
  /** Whether the phone's own camera opens on its back here, as in HarmonyOS. */
  readonly captureOpensRear?: boolean | undefined;
}

/**
 * Returns the ways to show, the likeliest first. There is one camera at a time, since users confuse two: the
 * phone's own is shown only if the one in the page has failed or is missing, and the app's has not failed either.
 */
export function rankWays(circumstances: Circumstances): readonly PhotoWay[] {
  const { offered, error, lostTo } = circumstances;
  const others = otherCameras(circumstances);
  // A camera app that has cost the page once does so again. The in-page camera never leaves the page.
  if (!error && lostTo === 'camera') return offered ? ['page', 'album'] : ['album', ...others];
  if (!offered) return [...others, 'album'];
  switch (error) {
    case undefined:
      return circumstances.host ? ['page', 'host', 'album'] : ['page', 'album'];
    case 'absent': {
      // The system has no camera either. One may be plugged into a desktop meanwhile.
      const elsewhere: readonly PhotoWay[] = circumstances.host ? ['album', 'host'] : ['album'];
      return circumstances.hasMouse ? [...elsewhere, 'page'] : elsewhere;
    }
    case 'denied':
      // The phone's own camera needs no permission of the page. It is no way to a face if it opens on its back.
      return circumstances.captureOpensRear ? ['page', ...others, 'album'] : [...others, 'page', 'album'];
    default:
      return ['page', ...others, 'album'];
  }
}

function otherCameras({ host, hasMouse }: Circumstances): readonly PhotoWay[] {
  const system: readonly PhotoWay[] = hasMouse ? [] : ['system'];
  if (!host) return system;
  return host === 'works' ? ['host'] : [...system, 'host'];
}
