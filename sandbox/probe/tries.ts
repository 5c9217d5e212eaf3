import { findCameraDevices } from '../../src/camera/cameraDevices.js';
import { frontCamera, openStream, stopTracks } from '../../src/camera/openStream.js';
import { createPreview, firstFrame } from '../../src/camera/preview.js';
import type { Picker } from '../../src/flow/model.js';
import { preparePhoto } from '../../src/photo/preparePhoto.js';
import { openFilePicker } from '../../src/react/components/openFilePicker.js';
import { isFaceVerificationError } from '../../src/shared/errors.js';

/** Result of a probe. Its values are shown unchanged. */
export type Finding = Readonly<Record<string, unknown>>;

const FRAME_TIMEOUT_MS = 10_000;

export async function tryCamera(): Promise<Finding> {
  const devices = findCameraDevices();
  if (typeof devices === 'string') return { error: devices };
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  const { signal } = new AbortController();
  const answer = await openStream(devices, frontCamera, signal);
  if (!answer || 'error' in answer) return { error: answer?.error, afterMs: elapsed() };
  const { stream } = answer;
  const [track] = stream.getVideoTracks();
  const openedMs = elapsed();
  try {
    const video = createPreview();
    video.srcObject = stream;
    video.play().catch(() => undefined);
    const late = new Promise<'late'>((resolve) => setTimeout(resolve, FRAME_TIMEOUT_MS, 'late'));
    const frame = await Promise.race([firstFrame(video, signal), late]);
    const { width, height, facingMode, frameRate } = track?.getSettings() ?? {};
    return {
      openedMs,
      firstFrame: frame === 'late' ? 'none' : `${elapsed()} ms, ${video.videoWidth} × ${video.videoHeight}`,
      settings: { width, height, facingMode, frameRate },
      largest: largest(track),
      still: await largestStill(track),
    };
  } finally {
    stopTracks(stream);
  }
}

function largest(track: MediaStreamTrack | undefined): string | undefined {
  const { width, height } = track?.getCapabilities?.() ?? {};
  return width?.max && height?.max ? `${width.max} × ${height.max}` : undefined;
}

async function largestStill(track: MediaStreamTrack | undefined): Promise<unknown> {
  const Still: unknown = Reflect.get(globalThis, 'ImageCapture');
  if (typeof Still !== 'function' || !track) return undefined;
  try {
    const { imageWidth, imageHeight } = await Reflect.construct(Still, [track]).getPhotoCapabilities();
    return `${imageWidth?.max} × ${imageHeight?.max}`;
  } catch (error) {
    return String(error);
  }
}

/** Opens a file picker. Never settles if nothing is picked and the browser reports no cancel. */
export function tryPicker(place: Element, picker: Picker): Promise<Finding> {
  return new Promise((resolve) => {
    openFilePicker(place, picker, {
      onFile: (file) => resolve(prepare(file)),
      onCancel: () => resolve({ cancelled: true }),
    });
  });
}

async function prepare(file: File): Promise<Finding> {
  const start = performance.now();
  const given = { type: file.type, bytes: file.size };
  try {
    const { source, width, height, path, encodes, base64 } = await preparePhoto(file);
    const took = `${Math.round(performance.now() - start)} ms`;
    return { given, source, prepared: { width, height, path, encodes, base64Length: base64.length, took } };
  } catch (error) {
    return { given, problem: isFaceVerificationError(error) ? error.code : String(error) };
  }
}

/** Finds the largest square canvas that keeps a pixel; phones return blank ones beyond their limit. */
export async function tryCanvas(): Promise<Finding> {
  for (const size of [16_384, 8_192, 6_144, 4_096, 2_048]) if (keepsPixel(size)) return { largest: size };
  return { largest: 'less than 2048' };
}

function keepsPixel(size: number): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return false;
  try {
    context.fillRect(size - 1, size - 1, 1, 1);
    return context.getImageData(size - 1, size - 1, 1, 1).data[3] === 255;
  } catch {
    return false;
  } finally {
    canvas.width = 0;
  }
}
