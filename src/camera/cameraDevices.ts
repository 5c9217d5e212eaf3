/** Where streams come from: `navigator.mediaDevices`, or a stand-in. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia'> &
  Partial<Pick<MediaDevices, 'enumerateDevices'>>;

/**
 * This browser's cameras, or why there can be none. Looks at features alone, never at the user agent, and asks
 * the person nothing.
 */
export function findCameraDevices(): CameraDevices | 'insecure' | 'unsupported' {
  // Absent on http pages and in old WKWebViews (https://github.com/webrtcHacks/adapter/issues/1022), whatever
  // the types say.
  const devices: MediaDevices | undefined = globalThis.navigator?.mediaDevices;
  if (typeof devices?.getUserMedia === 'function') return devices;
  return globalThis.isSecureContext ? 'unsupported' : 'insecure';
}

export type CameraPermission = PermissionState | 'unknown';

/**
 * Tells the camera permission now and at each change, without asking for it. `unknown` where the engine does
 * not say: Android WebView has no Permissions API, and Firefox knew no `camera` in it before 2025.
 * @returns a function that ends it
 */
export function watchCameraPermission(tell: (permission: CameraPermission) => void): () => void {
  let ended = false;
  let status: PermissionStatus | undefined;
  const change = () => tell(status?.state ?? 'unknown');
  queryCameraPermission().then((found) => {
    if (ended) return;
    status = found;
    status?.addEventListener?.('change', change);
    change();
  });
  return () => {
    ended = true;
    status?.removeEventListener?.('change', change);
  };
}

export async function queryCameraPermission(): Promise<PermissionStatus | undefined> {
  try {
    return await navigator.permissions.query({ name: 'camera' });
  } catch {
    return undefined;
  }
}
