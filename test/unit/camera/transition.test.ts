import { describe, expect, it } from 'vitest';
import {
  type CameraInput,
  type CameraModel,
  toCameraState,
  transition,
} from '../../../src/camera/transition.js';

// Node has no media streams, and the transition only passes them on.
const open = { stream: {} as MediaStream, track: {} as MediaStreamTrack };
const request = { constraints: { facingMode: 'user' } };
const back = { facingMode: 'environment' };
const camera = { deviceId: 'a', label: '', facing: 'user' } as const;
const rest = {
  request,
  automatic: false,
  cameras: [],
  passed: [],
  isSettled: false,
  detectorFailed: false,
} as const;

const live = {
  ...open,
  step: 'live',
  mirrored: true,
  usable: true,
  black: false,
  guided: true,
  detecting: false,
  hint: 'fit',
  steady: false,
  shooting: false,
  switching: false,
} as const;

/** A step of every kind; `live` in every phase that changes what an input does. */
const steps = {
  off: { step: 'off' },
  requestingStream: { step: 'requestingStream', isSlow: false },
  awaitingFrame: { step: 'awaitingFrame', ...open },
  blocked: { step: 'blocked', ...open },
  dark: { ...live, usable: false },
  live,
  shooting: { ...live, shooting: true },
  switching: { ...live, switching: true },
  paused: { step: 'paused' },
  failed: { step: 'failed', error: 'busy' },
} as const satisfies Record<string, CameraModel['at']>;

type StepName = keyof typeof steps;

/** An input of every type. */
const inputs: { [Type in CameraInput['type']]: Extract<CameraInput, { type: Type }> } = {
  OPEN: { type: 'OPEN' },
  CLOSE: { type: 'CLOSE' },
  PLAY: { type: 'PLAY' },
  SWITCH: { type: 'SWITCH' },
  SET_AUTOMATIC: { type: 'SET_AUTOMATIC', isOn: true },
  SHOOT: { type: 'SHOOT' },
  PAGE_HIDDEN: { type: 'PAGE_HIDDEN' },
  PAGE_LEFT: { type: 'PAGE_LEFT' },
  PAGE_SHOWN: { type: 'PAGE_SHOWN' },
  PROMPT_SLOW: { type: 'PROMPT_SLOW' },
  STREAM_OPENED: { type: 'STREAM_OPENED', ...open },
  PLAY_REFUSED: { type: 'PLAY_REFUSED' },
  FRAME_SHOWN: { type: 'FRAME_SHOWN', mirrored: true },
  CAMERAS_LISTED: { type: 'CAMERAS_LISTED', cameras: [camera, { ...camera, deviceId: 'b' }] },
  SELECT: { type: 'SELECT', deviceId: 'b' },
  PASSED_OVER: { type: 'PASSED_OVER', deviceId: 'b', passed: ['a'], isSettled: false },
  FRAME_READ: { type: 'FRAME_READ', hint: 'ready', black: false, detecting: true, steady: true },
  FRAMES_UNREADABLE: { type: 'FRAMES_UNREADABLE' },
  DETECTOR_FAILED: { type: 'DETECTOR_FAILED' },
  CAMERA_FOUND: { type: 'CAMERA_FOUND', constraints: back },
  PHOTO_TAKEN: { type: 'PHOTO_TAKEN' },
  FAILED: { type: 'FAILED', error: 'ended' },
};

const ends = { CLOSE: 'off', PAGE_LEFT: 'paused', FAILED: 'failed', OPEN: 'requestingStream' } as const;
const endsWithStream = { ...ends, PAGE_HIDDEN: 'paused' } as const;
const whileLive = { ...endsWithStream, CAMERAS_LISTED: 'live', SELECT: 'requestingStream' } as const;

/** The camera on one page: where each input leads from each step. What is not listed is ignored. */
const table: { [Name in StepName]: { [Type in CameraInput['type']]?: CameraModel['at']['step'] } } = {
  off: { OPEN: 'requestingStream' },
  requestingStream: { ...ends, PROMPT_SLOW: 'requestingStream', STREAM_OPENED: 'awaitingFrame' },
  awaitingFrame: { ...endsWithStream, PLAY_REFUSED: 'blocked', FRAME_SHOWN: 'live' },
  blocked: { ...endsWithStream, PLAY: 'awaitingFrame', FRAME_SHOWN: 'live' },
  dark: {
    ...whileLive,
    PASSED_OVER: 'requestingStream',
    SWITCH: 'live',
    FRAME_READ: 'live',
    FRAMES_UNREADABLE: 'live',
  },
  live: { ...whileLive, SWITCH: 'live', SHOOT: 'live', FRAME_READ: 'live', FRAMES_UNREADABLE: 'live' },
  shooting: { ...endsWithStream, CAMERAS_LISTED: 'live', PHOTO_TAKEN: 'off' },
  switching: {
    ...whileLive,
    SHOOT: 'live',
    FRAME_READ: 'live',
    FRAMES_UNREADABLE: 'live',
    CAMERA_FOUND: 'requestingStream',
  },
  paused: { OPEN: 'requestingStream', CLOSE: 'off', PAGE_SHOWN: 'requestingStream' },
  failed: { OPEN: 'requestingStream', CLOSE: 'off' },
};

const names = Object.keys(steps) as StepName[]; // Object.keys returns strings

describe('every step and input', () => {
  for (const name of names) {
    const model: CameraModel = { at: steps[name], ...rest };
    for (const input of Object.values(inputs)) {
      const keepsStep = input.type === 'SET_AUTOMATIC' || input.type === 'DETECTOR_FAILED';
      const target = keepsStep ? steps[name].step : table[name][input.type];
      if (target) {
        it(`${name} + ${input.type} → ${target}`, () => {
          const next = transition(model, input);
          expect(next.at.step).toBe(target);
          expect(next).not.toBe(model);
        });
      } else {
        it(`${name} ignores ${input.type}`, () => {
          expect(transition(model, input)).toBe(model);
        });
      }
    }
  }
});

/** Plays inputs one after another, starting at a step. */
function play(from: CameraModel['at'], ...sent: CameraInput[]): CameraModel {
  return sent.reduce(transition, { at: from, ...rest });
}

describe('requests', () => {
  it('OPEN makes a new request of the same camera each time, so that the previous stream ends', () => {
    const first = play(steps.off, inputs.OPEN);
    const second = transition(first, inputs.OPEN);
    expect(second.request).not.toBe(first.request);
    expect(second.request).toEqual(first.request);
  });

  it('the other camera stays chosen when the page is hidden and when the camera is closed', () => {
    const switched = play(steps.switching, inputs.CAMERA_FOUND);
    const shown = [inputs.STREAM_OPENED, inputs.PAGE_HIDDEN, inputs.PAGE_SHOWN].reduce(transition, switched);
    expect(shown.request.constraints).toBe(back);
    expect([inputs.CLOSE, inputs.OPEN].reduce(transition, shown).request.constraints).toBe(back);
  });

  it('a switch ends without a new request when there is no other camera', () => {
    const next = play(steps.switching, { type: 'CAMERA_FOUND', constraints: undefined });
    expect(next).toEqual({ at: live, ...rest });
    expect(next.request).toBe(request);
  });

  it('the permission prompt is reported as slow once, and no longer when the stream opens', () => {
    const slow = play(steps.requestingStream, inputs.PROMPT_SLOW);
    expect(toCameraState(slow)).toEqual({ status: 'starting', slow: true });
    expect(transition(slow, inputs.PROMPT_SLOW)).toBe(slow);
    expect(toCameraState(transition(slow, inputs.STREAM_OPENED))).toEqual({
      status: 'starting',
      slow: false,
    });
  });
});

describe('which camera', () => {
  const exactly = (deviceId: string) => ({ exact: deviceId });

  it('SELECT opens the chosen camera, which is then kept although it is black', () => {
    const next = play(live, inputs.SELECT);
    expect(next.request.constraints).toMatchObject({ deviceId: exactly('b') });
    expect(next.isSettled).toBe(true);
  });

  it('PASSED_OVER opens the next one and remembers the black one, until the user opens the camera again', () => {
    const next = play(steps.dark, inputs.PASSED_OVER);
    expect(next.request.constraints).toMatchObject({ deviceId: exactly('b') });
    expect(next).toMatchObject({ passed: ['a'], isSettled: false });
    expect(transition(next, inputs.OPEN)).toMatchObject({ passed: [], isSettled: false });
  });

  it('no camera is passed over that has shown a picture', () => {
    expect(play(live, inputs.PASSED_OVER).at).toBe(live);
  });

  it('the list stays while another camera opens', () => {
    const next = play(live, inputs.CAMERAS_LISTED, inputs.SELECT);
    expect(next.cameras).toHaveLength(2);
    expect(toCameraState(play(live, inputs.CAMERAS_LISTED))).toMatchObject({ several: true });
  });
});

describe('the shot', () => {
  const faceLeaves: CameraInput = { ...inputs.FRAME_READ, steady: false };

  it('waits for a frame that is not black', () => {
    const black: CameraInput = { ...inputs.FRAME_READ, hint: 'tooDark', black: true };
    expect(play(steps.dark, black, inputs.SHOOT).at).toMatchObject({ usable: false, shooting: false });
    expect(play(steps.dark, inputs.FRAME_READ, inputs.SHOOT).at).toMatchObject({ shooting: true });
  });

  it('stays usable when a later frame is black', () => {
    const black: CameraInput = { ...inputs.FRAME_READ, hint: 'tooDark', black: true };
    expect(play(live, black).at).toMatchObject({ usable: true, hint: 'tooDark' });
  });

  it('is possible without hints when frames cannot be read', () => {
    const unguided = play(steps.dark, inputs.FRAME_READ, inputs.FRAMES_UNREADABLE);
    expect(unguided.at).toMatchObject({ usable: true, guided: false, hint: 'fit' });
  });

  it.each([
    ['automatic capture is on and the picture is steady', [inputs.SET_AUTOMATIC, inputs.FRAME_READ], true],
    [
      'automatic capture is switched on while the picture is steady',
      [inputs.FRAME_READ, inputs.SET_AUTOMATIC],
      true,
    ],
    ['automatic capture is off', [inputs.FRAME_READ], false],
    ['the picture is not steady', [inputs.SET_AUTOMATIC], false],
    ['the picture changes', [inputs.SET_AUTOMATIC, inputs.FRAME_READ, faceLeaves], false],
    ['frames become unreadable', [inputs.SET_AUTOMATIC, inputs.FRAME_READ, inputs.FRAMES_UNREADABLE], false],
    ['the shutter was tapped', [inputs.SET_AUTOMATIC, inputs.FRAME_READ, inputs.SHOOT], false],
    ['the other camera is looked up', [inputs.SET_AUTOMATIC, inputs.FRAME_READ, inputs.SWITCH], false],
  ] as const)('countdown: %s', (_, sent, counting) => {
    expect(toCameraState(play(live, ...sent))).toMatchObject({ counting });
  });

  it('automatic capture stays on when the camera opens again', () => {
    expect(play(live, inputs.SET_AUTOMATIC, inputs.PAGE_HIDDEN, inputs.PAGE_SHOWN).automatic).toBe(true);
  });

  it('is dropped when the other camera was found meanwhile', () => {
    const next = play(steps.switching, inputs.SHOOT, inputs.CAMERA_FOUND);
    expect(next).toMatchObject({ at: { step: 'requestingStream' }, request: { constraints: back } });
  });
});

describe('what a view shows', () => {
  it.each([
    ['off', { status: 'off' }],
    ['requestingStream', { status: 'starting', slow: false }],
    ['awaitingFrame', { status: 'starting', slow: false }],
    ['blocked', { status: 'blocked' }],
    ['paused', { status: 'paused' }],
    ['failed', { status: 'busy' }],
  ] as const)('%s', (name, state) => {
    expect(toCameraState(play(steps[name]))).toEqual(state);
  });

  it('live has neither the stream nor the track', () => {
    const { step: _, stream: __, track: ___, switching: ____, steady: _____, black: ______, ...shown } = live;
    const none = { cameras: [], deviceId: undefined, several: false };
    expect(toCameraState(play(live))).toEqual({ status: 'live', ...shown, ...none, counting: false });
  });
});
