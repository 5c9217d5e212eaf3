import { describe, expect, it } from 'vitest';
import { createReporter } from '../../../src/camera/createReporter.js';
import { type CameraInput, type CameraModel, transition } from '../../../src/camera/transition.js';
import type { CameraReport } from '../../../src/flow/model.js';

/** A stream whose track looks to this side. Node has no media streams. */
function streamOf(facingMode: string | undefined): { stream: MediaStream; track: MediaStreamTrack } {
  const track = { getSettings: () => ({ deviceId: 'a-secret-id', facingMode }) };
  return { stream: {} as MediaStream, track: track as MediaStreamTrack }; // what is read of them
}

const front: CameraInput = { type: 'STREAM_OPENED', ...streamOf('user') };
const shown: CameraInput = { type: 'FRAME_SHOWN', mirrored: true };
const bright: CameraInput = {
  type: 'FRAME_READ',
  hint: 'fit',
  black: false,
  detecting: false,
  steady: false,
};
const live: readonly CameraInput[] = [{ type: 'OPEN' }, front, shown, bright];

/** Plays inputs one after another, each 100 ms after the one before, and returns the reports. */
function play(...inputs: readonly CameraInput[]): CameraReport[] {
  const reports: CameraReport[] = [];
  let now = 5_000;
  const report = createReporter(
    (found) => reports.push(found),
    () => now,
  );
  let model: CameraModel = {
    at: { step: 'off' },
    request: { constraints: {} },
    automatic: false,
    cameras: [],
    passed: [],
    isSettled: false,
    detectorFailed: false,
  };
  for (const input of inputs) {
    now += 100;
    const next = transition(model, input);
    if (next !== model) report(model, next, input);
    model = next;
  }
  return reports;
}

/** A report that the user has tapped for, with the front camera. */
const tapped = { automatic: false, facing: 'user' } as const;

describe('the reports of the camera', () => {
  it('have the wait for the picture, and the time in front of it', () => {
    expect(play(...live, { type: 'SHOOT' }, { type: 'PHOTO_TAKEN' })).toEqual([
      { ...tapped, status: 'opened', durationMs: 200 },
      { ...tapped, status: 'shot', durationMs: 300 },
    ]);
  });

  it('say what happened without a tap', () => {
    const opened: CameraInput = { type: 'OPEN', isAutomatic: true };
    const shot: CameraInput = { type: 'SHOOT', isAutomatic: true };
    const reports = play(opened, front, shown, bright, shot, { type: 'PHOTO_TAKEN' });
    expect(reports.map(({ status, automatic }) => [status, automatic])).toEqual([
      ['opened', true],
      ['shot', true],
    ]);
  });

  it('a tap after a countdown that was broken off is a tap', () => {
    const opened: CameraInput = { type: 'OPEN', isAutomatic: true };
    const reports = play(opened, front, shown, bright, { type: 'SHOOT' }, { type: 'PHOTO_TAKEN' });
    expect(reports.map(({ automatic }) => automatic)).toEqual([true, false]);
  });

  it.each(['denied', 'absent', 'busy', 'late', 'black', 'muted', 'ended', 'failed'] as const)(
    '%s is reported once, and closing afterwards is no news',
    (error) => {
      const reports = play({ type: 'OPEN' }, front, { type: 'FAILED', error }, { type: 'CLOSE' });
      expect(reports).toEqual([{ ...tapped, status: error, durationMs: 200 }]);
    },
  );

  it('who leaves at the prompt has closed without having opened', () => {
    expect(play({ type: 'OPEN' }, { type: 'PROMPT_SLOW' }, { type: 'CLOSE' })).toEqual([
      { status: 'closed', durationMs: 200, automatic: false, facing: 'unknown' },
    ]);
  });

  it('a switch is reported with the side that it leads to', () => {
    const found: CameraInput = { type: 'CAMERA_FOUND', constraints: { facingMode: 'environment' } };
    const back: CameraInput = { type: 'STREAM_OPENED', ...streamOf('environment') };
    const reports = play(...live, { type: 'SWITCH' }, found, back, shown);
    expect(reports[1]).toEqual({
      status: 'switched',
      durationMs: 200,
      automatic: false,
      facing: 'environment',
    });
  });

  it('a switch that finds no other camera is not reported', () => {
    const none: CameraInput = { type: 'CAMERA_FOUND', constraints: undefined };
    expect(play(...live, { type: 'SWITCH' }, none)).toHaveLength(1);
  });

  it('a camera that opens again because its page is shown again is not reported', () => {
    expect(play(...live, { type: 'PAGE_HIDDEN' }, { type: 'PAGE_SHOWN' }, front, shown)).toHaveLength(1);
  });

  it('a preview that waits for a tap is reported, and then opens', () => {
    const reports = play({ type: 'OPEN' }, front, { type: 'PLAY_REFUSED' }, { type: 'PLAY' }, shown);
    expect(reports.map(({ status }) => status)).toEqual(['blocked', 'opened']);
  });

  it('a black camera that is passed over is reported as switched without a tap', () => {
    const black: CameraInput = { ...bright, black: true };
    const passed: CameraInput = { type: 'PASSED_OVER', deviceId: 'b', passed: ['a'], isSettled: false };
    const reports = play({ type: 'OPEN' }, front, shown, black, passed, front, shown);
    expect(reports[1]).toMatchObject({ status: 'switched', automatic: true, facing: 'user' });
  });

  it('name the camera by its position once the list is there', () => {
    const cameras = ['another-id', 'a-secret-id'].map((deviceId) => ({
      ...{ deviceId, label: 'Secret camera', facing: 'user' as const },
    }));
    const reports = play(
      ...live,
      { type: 'CAMERAS_LISTED', cameras },
      { type: 'SHOOT' },
      { type: 'PHOTO_TAKEN' },
    );
    expect(reports[1]).toMatchObject({ status: 'shot', index: 1, cameras: 2 });
    expect(JSON.stringify(reports)).not.toMatch(/secret/i);
  });

  it('have a detector that failed once, which changes nothing about the photo that follows', () => {
    const failed: CameraInput = { type: 'DETECTOR_FAILED' };
    const reports = play(...live, failed, { type: 'SHOOT' }, failed, { type: 'PHOTO_TAKEN' });
    expect(reports.map(({ status, automatic }) => [status, automatic])).toEqual([
      ['opened', false],
      ['detectorFailed', true],
      ['shot', false],
    ]);
  });

  it('hold no identifier of the device', () => {
    const reports = play(...live, { type: 'SHOOT' }, { type: 'PHOTO_TAKEN' });
    expect(JSON.stringify(reports)).not.toContain('secret');
  });
});
