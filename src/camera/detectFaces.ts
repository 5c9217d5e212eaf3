/** Center and height of a face, in fractions of the frame. */
export interface FaceBox {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Detects the faces of the current frame, on the device. Resolves with an empty list if there are none. */
export type DetectFaces = (video: HTMLVideoElement) => Promise<readonly FaceBox[]>;

/** Part of the Shape Detection API, which runs on the device (https://wicg.github.io/shape-detection-api/). */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
}

/**
 * Returns the engine's face detector. No model is ever loaded.
 * @returns `undefined` in the many engines that have none
 */
export function findFaceDetector(): DetectFaces | undefined {
  const Found: unknown = Reflect.get(globalThis, 'FaceDetector');
  if (typeof Found !== 'function') return undefined;
  try {
    const detector: Detector = Reflect.construct(Found, [{ fastMode: true, maxDetectedFaces: 3 }]);
    return async (video) => {
      const { videoWidth, videoHeight } = video;
      const faces = await detector.detect(video);
      return faces.map(({ boundingBox: { x, y, width, height } }) => ({
        x: (x + width / 2) / videoWidth,
        y: (y + height / 2) / videoHeight,
        height: height / videoHeight,
      }));
    };
  } catch {
    return undefined;
  }
}
