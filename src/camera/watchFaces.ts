import type { DetectFaces, FaceBox } from '../flow/model.js';
import { after } from '../shared/abort.js';
import { mainFaces } from '../shared/mainFaces.js';

/** Minimum interval of the detections in milliseconds. A detection costs more than the rest of a reading. */
const INTERVAL_MS = 750;
/** Pause after a detection, in multiples of its duration. */
const REST = 20;
/** Maximum pause in milliseconds, so that hints still come. A detection of 120 ms then takes a twentieth of a core. */
const MAX_PAUSE_MS = 2_400;
/** Time in milliseconds after which an answer is too old for a hint. */
const LATE_MS = 2_000;
/** Number of late answers in a row after which faces are not detected anymore. */
const MAX_LATE = 3;
/** Timeout of a detection in milliseconds. The first one may have to load its model over a slow network. */
const TIMEOUT_MS = 15_000;

export interface FaceWatch {
  /** Starts a detection, unless one is under way, failed or ended a moment ago. */
  readonly detect: () => void;
  /** Returns the faces of the latest detection; `undefined` if they are not known. */
  readonly faces: () => readonly FaceBox[] | undefined;
}

interface FaceWatchOptions {
  readonly detectFaces: DetectFaces;
  readonly signal: AbortSignal;
  /** Called once if faces are not detected anymore. */
  readonly onFailed: () => void;
}

/** Detects the faces of the preview beside the readings, which never wait for them. */
export function watchFaces(
  video: HTMLVideoElement,
  { detectFaces, signal, onFailed }: FaceWatchOptions,
): FaceWatch {
  let faces: readonly FaceBox[] | undefined;
  let isBusy = false;
  let hasFailed = false;
  let late = 0;
  let nextAt = 0;

  const fail = () => {
    faces = undefined;
    if (hasFailed || signal.aborted) return;
    hasFailed = true;
    onFailed();
  };

  async function run(): Promise<void> {
    const start = performance.now();
    const forget = after(LATE_MS, () => (faces = undefined), signal);
    const giveUp = after(TIMEOUT_MS, fail, signal);
    try {
      const found = mainFaces(await detectFaces(video));
      const duration = performance.now() - start;
      late = duration > LATE_MS ? late + 1 : 0;
      faces = late > 0 || hasFailed ? undefined : found;
      if (late >= MAX_LATE) fail();
      nextAt = performance.now() + Math.min(MAX_PAUSE_MS, Math.max(INTERVAL_MS, duration * REST));
    } catch {
      // The API exists without its service: Chromium on Linux, Android without Play Services. A host's detector may throw.
      fail();
    }
    forget();
    giveUp();
    isBusy = false;
  }

  return {
    detect() {
      if (isBusy || hasFailed || performance.now() < nextAt) return;
      isBusy = true;
      void run();
    },
    faces: () => faces,
  };
}
