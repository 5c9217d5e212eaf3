import { after } from '../shared/abort.js';
import type { DetectFaces, FaceBox } from './detectFaces.js';
import { type FrameReading, readFrame } from './readFrame.js';
import { createSampler } from './sampleFrame.js';

/** Four times a second is as fast as hints may change, and cheap (measured: `npm run bench -- guidance`). */
const EVERY_MS = 250;
/** Where a look is dear, as on a canvas without a GPU, fewer looks keep it at a twentieth of the time … */
const REST = 20;
/** … as long as hints still come. */
const SELDOM_MS = 1_500;
/** Face detection costs more than the rest together. */
const FACES_EVERY = 3;

/**
 * Reads the picture again and again until the signal ends it. `undefined`: this engine does not let its frames
 * be read, and that is the end of it.
 */
export function watchFrames(
  video: HTMLVideoElement,
  {
    signal,
    detectFaces,
    onReading,
  }: {
    readonly signal: AbortSignal;
    readonly detectFaces: DetectFaces | undefined;
    readonly onReading: (reading: FrameReading | undefined) => void;
  },
): void {
  const sample = createSampler();
  let previous: Uint8Array | undefined;
  let faces: readonly FaceBox[] | undefined;
  let detect = detectFaces;
  let count = 0;

  const look = async () => {
    const start = performance.now();
    const gray = await sample(video);
    if (signal.aborted) return;
    if (!gray) return onReading(undefined);
    if (detect && count % FACES_EVERY === 0) {
      try {
        faces = await detect(video);
      } catch {
        // Listed, but without the service behind it: Chromium on Linux, Android without Play Services.
        detect = undefined;
        faces = undefined;
      }
      if (signal.aborted) return;
    }
    count += 1;
    const reading = readFrame(gray, previous);
    previous = gray;
    const rest = (performance.now() - start) * REST;
    after(Math.min(SELDOM_MS, Math.max(EVERY_MS, rest)), look, signal);
    onReading(faces ? { ...reading, faces } : reading);
  };
  void look();
}
