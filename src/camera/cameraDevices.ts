/** Source of camera streams: `navigator.mediaDevices` or a fake. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia'> &
  Partial<Pick<MediaDevices, 'enumerateDevices'>>;

/**
 * This browser's cameras, or why there can be none. Looks at features alone, never at the user agent, and asks
 * the person nothing. `disallowed`: by the page's permissions policy.
 */
export function findCameraDevices(): CameraDevices | 'insecure' | 'unsupported' | 'disallowed' {
  // Absent on http pages and in old WKWebViews (https://github.com/webrtcHacks/adapter/issues/1022), whatever
  // the types say.
  const devices: MediaDevices | undefined = globalThis.navigator?.mediaDevices;
  if (typeof devices?.getUserMedia !== 'function') {
    return globalThis.isSecureContext ? 'unsupported' : 'insecure';
  }
  return isDisallowed() ? 'disallowed' : devices;
}

/** Chromium alone says so beforehand (since 74); Safari and Firefox refuse when they are asked. */
interface FeaturePolicy {
  readonly allowsFeature?: (feature: string) => boolean;
}

function isDisallowed(): boolean {
  const page: (Document & { readonly featurePolicy?: FeaturePolicy }) | undefined = globalThis.document;
  return page?.featurePolicy?.allowsFeature?.('camera') === false;
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
