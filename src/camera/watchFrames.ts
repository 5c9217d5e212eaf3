import type { DetectFaces } from '../flow/model.js';
import { after } from '../shared/abort.js';
import { type FrameReading, readFrame } from './readFrame.js';
import { createSampler } from './sampleFrame.js';
import { watchFaces } from './watchFaces.js';

/** Minimum interval of the readings in milliseconds. Hints cannot change faster (`npm run bench -- guidance`). */
const INTERVAL_MS = 250;
/** Pause after a reading, in multiples of its duration. It keeps the readings at a twentieth of a core. */
const REST = 20;
/** Maximum pause in milliseconds, so that hints still come. */
const MAX_PAUSE_MS = 1_500;

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
    onDetectorFailed,
  }: {
    readonly signal: AbortSignal;
    readonly detectFaces: DetectFaces | undefined;
    readonly onReading: (reading: FrameReading | undefined) => void;
    /** Called once if faces are not detected anymore. */
    readonly onDetectorFailed: () => void;
  },
): void {
  const sample = createSampler();
  let previous: Uint8Array | undefined;
  const watch = detectFaces && watchFaces(video, { detectFaces, signal, onFailed: onDetectorFailed });

  const look = async () => {
    const start = performance.now();
    const gray = await sample(video);
    if (signal.aborted) return;
    if (!gray) return onReading(undefined);
    watch?.detect();
    const reading = readFrame(gray, previous);
    previous = gray;
    const rest = (performance.now() - start) * REST;
    after(Math.min(MAX_PAUSE_MS, Math.max(INTERVAL_MS, rest)), look, signal);
    const faces = watch?.faces();
    onReading(faces ? { ...reading, faces } : reading);
  };
  void look();
}
