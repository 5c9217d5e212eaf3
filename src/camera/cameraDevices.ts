/** Source of camera streams: `navigator.mediaDevices` or a fake. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia'> &
  Partial<Pick<MediaDevices, 'enumerateDevices'>>;

/**
 * Returns the cameras of this browser, or the reason why the page can have none. Reads features only, never the user
 * agent, and asks for no permission.
 * @returns `'disallowed'` if the permissions policy of the page forbids the camera
 */
export function findCameraDevices(): CameraDevices | 'insecure' | 'unsupported' | 'disallowed' {
  // `mediaDevices` is absent on http pages and in old WKWebViews (https://github.com/webrtcHacks/adapter/issues/1022),
  // although the DOM types always declare it.
  const devices: MediaDevices | undefined = globalThis.navigator?.mediaDevices;
  if (typeof devices?.getUserMedia !== 'function') {
    return globalThis.isSecureContext ? 'unsupported' : 'insecure';
  }
  return isDisallowed() ? 'disallowed' : devices;
}

/** Only Chromium reports the policy in advance (since 74). Safari and Firefox reject `getUserMedia`. */
interface FeaturePolicy {
  readonly allowsFeature?: (feature: string) => boolean;
}

function isDisallowed(): boolean {
  const page: (Document & { readonly featurePolicy?: FeaturePolicy }) | undefined = globalThis.document;
  return page?.featurePolicy?.allowsFeature?.('camera') === false;
}

export type CameraPermission = PermissionState | 'unknown';

/**
 * Reports the camera permission now and at each change, without asking for it. The permission is `unknown` in engines
 * that do not report it: Android WebView has no Permissions API, and Firefox had no `camera` in it before 2025.
 * @returns a function that stops the reports
 */
export function watchCameraPermission(onChange: (permission: CameraPermission) => void): () => void {
  let ended = false;
  let status: PermissionStatus | undefined;
  const change = () => onChange(status?.state ?? 'unknown');
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
