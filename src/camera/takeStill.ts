/** Not in TypeScript's DOM library: Chromium alone has it (https://w3c.github.io/mediacapture-image/). */
interface StillCamera {
  getPhotoCapabilities(): Promise<{ readonly imageWidth?: MediaRange; readonly imageHeight?: MediaRange }>;
  takePhoto(): Promise<Blob>;
}

interface MediaRange {
  readonly max: number;
}

/** Then the preview's frame does: nobody should hold still for longer. */
const STILL_TIMEOUT_MS = 3_000;

/**
 * A still at the best the device gives, upright and never mirrored: the sensor's own photo where it has more
 * pixels than the preview, else the preview's full frame, encoded once at a quality that leaves the choice to
 * whoever compresses it.
 * @throws Error when the frame cannot be encoded
 */
export async function takeStill(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob> {
  // Drawn now: what the person saw at the tap is there if the sensor's photo fails.
  const frame = drawFrame(video);
  const photo = await sensorPhoto(track, frame.width * frame.height).catch(() => undefined);
  const blob = photo ?? (await encode(frame));
  frame.width = 0;
  return blob;
}

async function sensorPhoto(track: MediaStreamTrack, framePixels: number): Promise<Blob | undefined> {
  const Still: unknown = Reflect.get(globalThis, 'ImageCapture');
  if (typeof Still !== 'function') return undefined;
  const camera: StillCamera = Reflect.construct(Still, [track]);
  return withTimeout(STILL_TIMEOUT_MS, async () => {
    const { imageWidth, imageHeight } = await camera.getPhotoCapabilities();
    // Some cameras take photos no larger than their preview, only a second later.
    if ((imageWidth?.max ?? 0) * (imageHeight?.max ?? 0) <= framePixels) return undefined;
    const photo = await camera.takePhoto();
    return photo.size > 0 ? photo : undefined;
  });
}

function withTimeout<T>(ms: number, work: () => Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

function drawFrame(video: HTMLVideoElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This engine gives no 2D canvas.');
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) =>
        blob && blob.size > 0 ? resolve(blob) : reject(new Error('The frame could not be encoded.')),
      'image/jpeg',
      0.95,
    );
  });
}
