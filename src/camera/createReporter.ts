import type { CameraReport, CameraReportStatus } from '../flow/model.js';
import { facingOf } from './facing.js';
import type { CameraInput, CameraModel } from './transition.js';

/** Reports a move of the camera, if it is one that the host's analytics need. */
export type ReportMove = (previous: CameraModel, next: CameraModel, input: CameraInput) => void;

/** @param now returns milliseconds of a monotonic clock */
export function createReporter(onReport: (report: CameraReport) => void, now: () => number): ReportMove {
  let since = now();
  /** Status that the next picture causes. A camera that opens again because its page is shown again is not reported. */
  let awaited: 'opened' | 'switched' | undefined;
  let automatic = false;

  function report(status: CameraReportStatus, { at, cameras }: CameraModel): void {
    const track = 'track' in at ? at.track : undefined;
    const id = track?.getSettings?.().deviceId;
    const index = cameras.findIndex(({ deviceId }) => deviceId === id);
    onReport({
      status,
      durationMs: Math.max(0, Math.round(now() - since)),
      automatic,
      facing: track ? facingOf(track) : 'unknown',
      ...(index >= 0 && { index, cameras: cameras.length }),
    });
    automatic = false;
  }

  function start(what: 'opened' | 'switched', isAutomatic: boolean | undefined): void {
    awaited = what;
    automatic = isAutomatic === true;
    since = now();
  }

  return (previous, next, input) => {
    switch (input.type) {
      case 'OPEN':
        return start('opened', input.isAutomatic);
      case 'SELECT':
        return start('switched', false);
      case 'PASSED_OVER':
        return start('switched', true);
      case 'CAMERA_FOUND':
        if (next.request !== previous.request) start('switched', false);
        return;
      case 'PLAY_REFUSED':
        return report('blocked', next);
      case 'FRAME_SHOWN':
        if (awaited) report(awaited, next);
        awaited = undefined;
        since = now();
        return;
      case 'SHOOT':
        automatic = input.isAutomatic === true;
        return;
      case 'DETECTOR_FAILED': {
        // A photo that is being taken keeps its own.
        const kept = automatic;
        automatic = true;
        report('detectorFailed', next);
        automatic = kept;
        return;
      }
      case 'PHOTO_TAKEN':
        return report('shot', previous);
      case 'FAILED':
        automatic = false;
        return report(input.error, previous);
      case 'CLOSE':
        automatic = false;
        if (previous.at.step !== 'failed') report('closed', previous);
        return;
      default:
    }
  };
}
