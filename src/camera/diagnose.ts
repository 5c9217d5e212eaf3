import { type Frame, findFrame } from '../shared/iframe.js';
import { type CameraPermission, findCameraDevices, queryCameraPermission } from './cameraDevices.js';

/** What this browser can do for a photo. Holds nothing about the person, so it may be logged. */
export interface Diagnosis {
  /** Without a secure context there is no in-page camera. */
  readonly secure: boolean;
  /** Whether the page is in a frame, and whose. */
  readonly frame: Frame;
  /** Ways to a photo. Whether the app around a WebView opens a picker cannot be told without opening it. */
  readonly sources: {
    /** `disallowed`: by the permissions policy, such as of a frame without `allow="camera"`. Only Chromium says so. */
    readonly camera: 'available' | 'insecure' | 'unsupported' | 'disallowed';
    /** `capture` on a file input: the phone's own camera. */
    readonly phoneCamera: boolean;
    readonly paste: boolean;
    readonly drop: boolean;
  };
  /** `unknown` where the browser does not say. */
  readonly permission: CameraPermission;
  /** `undefined` where they cannot be counted. Before permission, browsers may say 1 for any number. */
  readonly cameras: number | undefined;
  /** `sensor`: stills beyond the preview's size (ImageCapture). */
  readonly stills: 'sensor' | 'frame';
  readonly faceDetector: boolean;
  /** Formats an album may hold, as far as the engine says. */
  readonly formats: Readonly<Record<'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'heif', boolean>>;
  /** What a canvas encodes. */
  readonly encodes: Readonly<Record<'jpeg' | 'webp', boolean>>;
  /** Where a photo can be prepared with today's APIs; an older way is left where neither is true. */
  readonly paths: { readonly worker: boolean; readonly main: boolean };
  /** CSS pixels, and device pixels to each. */
  readonly sizes: { readonly width: number; readonly height: number; readonly pixelRatio: number };
  readonly storage: { readonly session: boolean; readonly local: boolean };
}

/**
 * What a host may want to know, or to put into a report. Prompts for nothing, opens nothing, contacts nobody.
 * Browsers only.
 */
export async function diagnose(): Promise<Diagnosis> {
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

async function findFormats(): Promise<Diagnosis['formats']> {
  const found = await Promise.all(FORMATS.map(async (format) => [format, await canShow(format)] as const));
  return Object.fromEntries(found) as Diagnosis['formats']; // one of each
}

/** A `<source>` is chosen by its type alone, so the engine answers without a file of that type. */
function canShow(format: string): Promise<boolean> {
  const picture = document.createElement('picture');
  const source = document.createElement('source');
  const image = document.createElement('img');
  source.type = `image/${format}`;
  source.srcset = 'data:,yes';
  picture.append(source, image);
  return new Promise((resolve) => {
    // Neither is a picture; which of the two was tried is the answer.
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
