/** Part of ImageCapture, which only Chromium has and no DOM type declares (https://w3c.github.io/mediacapture-image/). */
interface StillCamera {
  getPhotoCapabilities(): Promise<{ readonly imageWidth?: MediaRange; readonly imageHeight?: MediaRange }>;
  takePhoto(): Promise<Blob>;
}

interface MediaRange {
  readonly max: number;
}

/** Timeout of the sensor's photo in milliseconds. After it the preview's frame is used. */
const STILL_TIMEOUT_MS = 3_000;

/**
 * Takes the best still of the device, upright and never mirrored. It is the sensor's photo if that has more pixels than
 * the preview, else the preview's full frame. The JPEG quality is high, since the photo is compressed later.
 * @throws Error if the frame cannot be encoded
 */
export async function takeStill(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob> {
  // The frame is drawn first: if the sensor's photo fails, the user gets the frame of the tap.
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
    // Some cameras take a second for photos that are no larger than their preview.
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
