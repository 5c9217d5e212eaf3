import { type Frame, findFrame } from '../shared/iframe.js';
import { type CameraPermission, findCameraDevices, queryCameraPermission } from './cameraDevices.js';

/** Photo abilities of this browser. It contains no personal data and may be logged. */
export interface PhotoDiagnosis {
  /** Whether the context is secure. Only secure pages have an in-page camera. */
  readonly secure: boolean;
  /** Whether the page is in an iframe, and whether the outermost page has another origin. */
  readonly frame: Frame;
  /** Ways to a photo. They do not show whether the app around a WebView opens a picker; only opening one does. */
  readonly sources: {
    /** `disallowed`: forbidden by the permissions policy, as in an iframe without `allow="camera"`. Chromium only. */
    readonly camera: 'available' | 'insecure' | 'unsupported' | 'disallowed';
    /** Whether a file input supports `capture`, which opens the phone's camera app. */
    readonly phoneCamera: boolean;
    readonly paste: boolean;
    readonly drop: boolean;
  };
  /** Camera permission. `unknown` if the browser does not report it. */
  readonly permission: CameraPermission;
  /** Number of cameras; `undefined` if it is unknown. Before permission, browsers may report 1 for any number. */
  readonly cameras: number | undefined;
  /** `sensor`: stills may be larger than the preview (ImageCapture). */
  readonly stills: 'sensor' | 'frame';
  readonly faceDetector: boolean;
  /** Image formats of an album that the engine reports to decode. */
  readonly formats: Readonly<Record<'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'heif', boolean>>;
  /** Image formats that a canvas encodes. */
  readonly encodes: Readonly<Record<'jpeg' | 'webp', boolean>>;
  /** Threads in which current APIs can prepare a photo. If neither is true, an older path is used. */
  readonly paths: { readonly worker: boolean; readonly main: boolean };
  /** Size of the window in CSS pixels, and device pixels per CSS pixel. */
  readonly sizes: { readonly width: number; readonly height: number; readonly pixelRatio: number };
  readonly storage: { readonly session: boolean; readonly local: boolean };
}

/**
 * Returns the photo abilities of this browser, such as for a support report. Opens no prompt and no camera, and sends
 * nothing. Runs in browsers only.
 */
export async function diagnose(): Promise<PhotoDiagnosis> {
  const devices = findCameraDevices();
  const has = (name: string) => name in globalThis;
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const encodes = (type: string) => canvas.toDataURL(type).startsWith(`data:${type}`);
  const [permission, cameras, formats] = await Promise.all([
    queryCameraPermission(),
    typeof devices === 'string' ? undefined : countCameras(devices),
    findFormats(),
  ]);

  return {
    secure: globalThis.isSecureContext === true,
    frame: findFrame(),
    sources: {
      camera: typeof devices === 'string' ? devices : 'available',
      phoneCamera: 'capture' in document.createElement('input'),
      paste: has('ClipboardEvent'),
      drop: 'ondrop' in document.documentElement,
    },
    permission: permission?.state ?? 'unknown',
    cameras,
    stills: has('ImageCapture') ? 'sensor' : 'frame',
    faceDetector: has('FaceDetector'),
    formats,
    encodes: { jpeg: encodes('image/jpeg'), webp: encodes('image/webp') },
    paths: {
      worker: has('Worker') && has('OffscreenCanvas'),
      main: has('createImageBitmap') && has('OffscreenCanvas'),
    },
    sizes: { width: innerWidth, height: innerHeight, pixelRatio: devicePixelRatio },
    storage: { session: canStore('sessionStorage'), local: canStore('localStorage') },
  };
}

async function countCameras(devices: Partial<Pick<MediaDevices, 'enumerateDevices'>>) {
  try {
    return (await devices.enumerateDevices?.())?.filter(({ kind }) => kind === 'videoinput').length;
  } catch {
    return undefined;
  }
}

const FORMATS = ['jpeg', 'png', 'webp', 'avif', 'heic', 'heif'] as const;

async function findFormats(): Promise<PhotoDiagnosis['formats']> {
  const found = await Promise.all(FORMATS.map(async (format) => [format, await canShow(format)] as const));
  return Object.fromEntries(found) as PhotoDiagnosis['formats']; // FORMATS has each key
}

/**
 * Returns whether the engine reports to decode a format. Engines choose a `<source>` by its type, so this needs no image
 * of that format.
 */
function canShow(format: string): Promise<boolean> {
  const picture = document.createElement('picture');
  const source = document.createElement('source');
  const image = document.createElement('img');
  source.type = `image/${format}`;
  source.srcset = 'data:,yes';
  picture.append(source, image);
  return new Promise((resolve) => {
    // Neither address is an image. The one that was tried shows whether the type was accepted.
    image.onload = image.onerror = () => resolve(image.currentSrc === source.srcset);
    image.src = 'data:,no';
  });
}

function canStore(name: 'sessionStorage' | 'localStorage'): boolean {
  try {
    return globalThis[name] instanceof Storage;
  } catch {
    return false;
  }
}
