import type { DetectFaces } from '../flow/model.js';

/** Part of the Shape Detection API, which runs on the device (https://wicg.github.io/shape-detection-api/). */
interface Detector {
  detect(source: CanvasImageSource): Promise<readonly { readonly boundingBox: DOMRectReadOnly }[]>;
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
    return async (image) => {
      const wide = 'videoWidth' in image ? image.videoWidth : image.width;
      const tall = 'videoHeight' in image ? image.videoHeight : image.height;
      const faces = await detector.detect(image);
      return faces.map(({ boundingBox: { x, y, width, height } }) => ({
        x: (x + width / 2) / wide,
        y: (y + height / 2) / tall,
        height: height / tall,
      }));
    };
  } catch {
    return undefined;
  }
}
