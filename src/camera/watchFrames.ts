import { after } from '../shared/abort.js';
import { withDeadline } from '../shared/deadline.js';
import type { DetectFaces, FaceBox } from './detectFaces.js';
import { type FrameReading, readFrame } from './readFrame.js';
import { createSampler } from './sampleFrame.js';

/** Minimum interval of the readings in milliseconds. Hints cannot change faster (`npm run bench -- guidance`). */
const INTERVAL_MS = 250;
/** Pause after a reading, in multiples of its duration. It keeps the readings at a twentieth of a core. */
const REST = 20;
/** Maximum pause in milliseconds, so that hints still come. */
const MAX_PAUSE_MS = 1_500;
/** Number of readings per face detection, which costs more than the rest of a reading. */
const FACES_EVERY = 3;
/** Timeout of a face detection in milliseconds. After it faces are not detected anymore, and hints go on. */
const DETECTION_TIMEOUT_MS = 5_000;

/**
 * Reads frames of the preview until the signal aborts. If the engine does not let frames be read, calls `onReading` with
 * `undefined` once and ends.
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
  let detect = detectFaces && withTimeout(detectFaces, signal);
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
        // The API exists without its service: Chromium on Linux, Android without Play Services. A host's detector may hang.
        detect = undefined;
        faces = undefined;
      }
      if (signal.aborted) return;
    }
    count += 1;
    const reading = readFrame(gray, previous);
    previous = gray;
    const rest = (performance.now() - start) * REST;
    after(Math.min(MAX_PAUSE_MS, Math.max(INTERVAL_MS, rest)), look, signal);
    onReading(faces ? { ...reading, faces } : reading);
  };
  void look();
}

/** Returns a detector that rejects after a timeout, and if a host's detector resolves with no list. */
function withTimeout(detect: DetectFaces, signal: AbortSignal): DetectFaces {
  return async (video) => {
    const faces: unknown = await withDeadline(DETECTION_TIMEOUT_MS, signal, () => detect(video));
    if (!Array.isArray(faces)) throw new TypeError('detectFaces must resolve to an array.');
    return faces;
  };
}
