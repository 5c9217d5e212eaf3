import { useEffect, useState } from 'react';
import {
  type CameraDevices,
  type CameraPermission,
  findCameraDevices,
  queryCameraPermission,
  watchCameraPermission,
} from '../../camera/cameraDevices.js';
import type { CameraOptions } from '../../options/options.js';

/** Whether the in-page camera can be offered, as far as the browser reports it without a prompt. */
export type CameraOffer =
  | { readonly kind: 'offered'; readonly devices: CameraDevices; readonly permission: CameraPermission }
  /** `silent`: the host has switched the camera off, so there is nothing to explain. */
  | { readonly kind: 'denied' | 'insecure' | 'unsupported' | 'disallowed' | 'silent' };

let known: CameraPermission = 'unknown';

// This file is loaded while the user reads the consent page. So the photo step knows the permission before its first paint,
// and its layout does not jump.
void queryCameraPermission().then((status) => {
  known = status?.state ?? known;
});

/** Returns the offer of the in-page camera, and updates it when the permission changes. */
export function useCameraOffer(options: CameraOptions | false | undefined): CameraOffer {
  const own = options ? options.devices : undefined;
  const off = options === false;
  const [permission, setPermission] = useState(own ? 'unknown' : known);

  useEffect(() => {
    // The browser's permission does not apply to a camera of the host.
    if (off || own) return setPermission('unknown');
    return watchCameraPermission((current) => {
      known = current;
      setPermission(current);
    });
  }, [off, own]);

  if (off) return { kind: 'silent' };
  const devices = own ?? findCameraDevices();
  if (typeof devices === 'string') return { kind: devices };
  if (permission === 'denied') return { kind: 'denied' };
  return { kind: 'offered', devices, permission };
}
