import type { CameraErrorReason } from '../codes/cameraErrors.js';
import type { CameraFacing } from '../flow/model.js';
import { onAbort } from '../shared/abort.js';
import { type CameraDevices, findCameraDevices } from './cameraDevices.js';
import { holdCamera, releaseCamera } from './cameraLock.js';
import { facingOf } from './facing.js';
import { type CameraChoice, listCameras } from './listCameras.js';
import { frontCamera, oneCamera, openStream, stopTracks } from './openStream.js';

export interface CameraRequestOptions {
  /**
   * Source of camera streams.
   * @default navigator.mediaDevices
   */
  readonly devices?: CameraDevices | undefined;
  /**
   * Id of the camera to try first.
   * @default the front camera
   */
  readonly deviceId?: string | undefined;
  /** Ends the wait for the user. A camera that is allowed later is turned off at once. */
  readonly signal?: AbortSignal | undefined;
}

/** Answer of `requestCamera`. The ids and labels identify the device, so send them nowhere. */
export type CameraRequestResult =
  | {
      readonly status: 'granted';
      /** Id of the camera that opened, for `photo.camera.deviceId`. `undefined` in old engines. */
      readonly deviceId: string | undefined;
      readonly facing: CameraFacing;
      /** All cameras, in the order of the browser. */
      readonly cameras: readonly CameraChoice[];
    }
  | { readonly status: CameraRequestRefusal };

/**
 * Reason why there is no camera. `insecure`: the page is not https. `unsupported`: the browser has no camera for pages.
 * `disallowed`: the permissions policy of the page forbids it. `aborted`: by the signal of the options.
 */
export type CameraRequestRefusal =
  | CameraErrorReason
  | 'insecure'
  | 'unsupported'
  | 'disallowed'
  | 'failed'
  | 'aborted';

/**
 * Asks the user for the camera ahead of time, on a page of the host, and turns it off at once. Shows the browser's prompt,
 * so call it after a tap and say why before. It keeps no picture, sends nothing and never rejects. While the widget has its
 * camera open, the answer is `busy`.
 * @example const { status } = await requestCamera();
 */
export async function requestCamera(options: CameraRequestOptions = {}): Promise<CameraRequestResult> {
  const devices = options.devices ?? findCameraDevices();
  if (typeof devices === 'string') return { status: devices };
  const { deviceId, signal = new AbortController().signal } = options;
  if (signal.aborted) return { status: 'aborted' };
  const owner = {};
  if (!holdCamera(owner)) return { status: 'busy' };
  const aborted = new Promise<undefined>((resolve) => onAbort(signal, () => resolve(undefined)));
  const constraints = deviceId ? oneCamera(deviceId) : frontCamera;
  try {
    const answer = await Promise.race([openStream(devices, constraints, signal), aborted]);
    if (!answer) return { status: 'aborted' };
    return 'error' in answer ? { status: answer.error } : await describe(answer.stream, devices);
  } finally {
    releaseCamera(owner);
  }
}

/** Returns what is known while the camera is on, and turns it off. */
async function describe(stream: MediaStream, devices: CameraDevices): Promise<CameraRequestResult> {
  try {
    const [track] = stream.getVideoTracks();
    if (!track) return { status: 'absent' };
    // Before the permission, and in Firefox after the end of the stream, labels are hidden.
    const cameras = await listCameras(devices).catch(() => []);
    return {
      status: 'granted',
      deviceId: track.getSettings?.().deviceId,
      facing: facingOf(track),
      cameras,
    };
  } finally {
    stopTracks(stream);
  }
}
