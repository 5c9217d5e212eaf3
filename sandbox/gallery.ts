import { samplePortrait } from '../mocks/portrait.js';
import { sampleStates } from '../mocks/sampleStates.js';
import type { CameraState, Hint, LiveState } from '../src/camera/cameraState.js';
import type { FlowState, HandoffPresentation } from '../src/flow/states.js';
import type {
  AuthmatchOptions,
  ConsentOptions,
  FaceVerificationOptions,
  MatchOptions,
} from '../src/options/options.js';
import type { CameraOffer } from '../src/react/camera/useCameraOffer.js';
import type { Appearance } from '../src/react/FaceVerificationView.js';
import type { CaptureError } from '../src/react/screens/rankWays.js';
import { FaceVerificationError } from '../src/shared/errors.js';

/** A screen, shown by itself. */
export interface Scene {
  readonly state: FlowState;
  readonly type?: FaceVerificationOptions['type'];
  readonly consent?: ConsentOptions;
  readonly photo?: MatchOptions['photo'];
  readonly onUseAlternative?: () => void;
  /** State of the photo step's camera. */
  readonly capture?: CaptureScene;
}

/** State of the in-page camera, shown without a device. */
export interface CaptureScene {
  /** State of the open camera. */
  readonly camera?: CameraState;
  /** Photo that it has taken. */
  readonly shot?: Extract<FlowState, { step: 'preparing' | 'reviewing' }>;
  /** Error of the camera after an attempt to open it. */
  readonly error?: CaptureError;
  /** Whether the camera can be opened. */
  readonly offer?: CameraOffer;
}

/** Consent options of every scene. */
export const consent: ConsentOptions = {
  handler: '和安人寿保险股份有限公司（演示）',
  purpose: '领取保险金时核实您的身份',
  contact: '400-000-0000',
};

const { order, subject } = sampleStates.undecided;
const retryAt = { step: 'requestingTicket', subject } as Extract<FlowState, { step: 'requestingTicket' }>; // the samples have a photo

function failed(error: FaceVerificationError): FlowState {
  return { step: 'failed', error, retryAt };
}

function rejected(tencentCode: string, tencentMsg = ''): FlowState {
  return { ...sampleStates.rejected, outcome: { ...sampleStates.rejected.outcome, tencentCode, tencentMsg } };
}

const outcome = sampleStates.passed.outcome;
const withoutCamera = { camera: false, takePhoto: samplePortrait } as const;

/** Camera whose prompt stays open, so that screens with a camera look the same on every machine. */
const devices = { getUserMedia: () => new Promise<MediaStream>(() => {}) };
const withCamera = { camera: { devices } } as const;
const offer = { kind: 'offered', devices, permission: 'unknown' } as const;

/** Creates a scene with the camera open. */
function cameraAt(camera: CameraState): Scene {
  return { state: sampleStates.capturing, photo: withCamera, capture: { camera } };
}

function live(hint: Hint, change: Partial<LiveState> = {}): Scene {
  const first = {
    mirrored: true,
    several: true,
    cameras: [],
    deviceId: undefined,
    usable: true,
    guided: true,
    detecting: true,
    counting: false,
    shooting: false,
  } as const;
  return cameraAt({ status: 'live', ...first, hint, ...change });
}

/** Creates a scene in which the camera has just taken a photo. */
function shot(taken: NonNullable<CaptureScene['shot']>): Scene {
  return {
    state: sampleStates.capturing,
    photo: withCamera,
    capture: { camera: { status: 'off' }, shot: taken },
  };
}

/** Creates a scene after the camera failed to open. */
function cameraError(error: CaptureError): Scene {
  return { state: sampleStates.capturing, photo: withCamera, capture: { error, offer } };
}

/** Creates a scene in which the camera is known to be unavailable. */
function without(kind: 'denied' | 'insecure' | 'unsupported'): Scene {
  return { state: sampleStates.capturing, capture: { offer: { kind } } };
}

function qr(change: Partial<HandoffPresentation> = {}, reportedDone?: true): Scene {
  const presentation: HandoffPresentation = {
    kind: 'qr',
    text: 'https://kyc.example.com/api/web/login?orderNo=mockorder22041520001184',
    expiresAt: Date.now() + 5 * 60_000,
    canContinueHere: true,
    ...change,
  };
  return { state: { ...sampleStates.handingOff, presentation, reportedDone } };
}

/** All screens that users can see, by the name that stories, tests and pictures share. */
export const gallery = {
  consent: { state: sampleStates.consenting },
  'consent-authmatch': { state: sampleStates.consenting, type: 'authmatch' },
  'consent-alternative': { state: sampleStates.consenting, onUseAlternative: () => {} },
  'consent-own-text': {
    state: sampleStates.consenting,
    consent: {
      version: '3',
      terms: [
        { title: '我们收集什么', text: '一张正面照片和刷脸视频。' },
        { title: '保存多久', text: '核验完成后 7 天内删除。' },
      ],
      agreementUrl: '#agreement',
    },
  },
  capture: { state: sampleStates.capturing, photo: withoutCamera },
  'capture-camera': { state: sampleStates.capturing, photo: withCamera },
  'capture-denied': without('denied'),
  'capture-insecure': without('insecure'),
  'capture-unsupported': without('unsupported'),
  'capture-error': {
    state: {
      step: 'capturing',
      error: new FaceVerificationError('photo_not_an_image', 'A sample: a PDF.'),
    },
    photo: withoutCamera,
  },
  'capture-lost': { state: { step: 'capturing', lostTo: 'camera' }, photo: withoutCamera },
  'camera-starting': cameraAt({ status: 'starting', slow: false }),
  'camera-allow': cameraAt({ status: 'starting', slow: true }),
  'camera-blocked': cameraAt({ status: 'blocked' }),
  'camera-paused': cameraAt({ status: 'paused' }),
  'camera-fit': live('fit'),
  'camera-no-picture': live('fit', { usable: false }),
  'camera-black': live('black', { usable: false }),
  'camera-dark': live('tooDark'),
  'camera-bright': live('tooBright'),
  'camera-moving': live('moving'),
  'camera-blurred': live('blurred'),
  'camera-no-face': live('noFace'),
  'camera-several-faces': live('severalFaces'),
  'camera-closer': live('closer'),
  'camera-farther': live('farther'),
  'camera-center': live('center'),
  'camera-ready': live('ready'),
  'camera-counting': live('ready', { counting: true }),
  'camera-undetected': live('fit', { detecting: false }),
  'camera-back': live('ready', { mirrored: false }),
  'camera-shooting': live('ready', { shooting: true }),
  'camera-preparing': shot(sampleStates.preparing),
  'camera-review': shot(sampleStates.reviewing),
  'camera-review-hints': shot({
    step: 'reviewing',
    photo: { ...sampleStates.reviewing.photo, hints: ['tooDark', 'blurred'] },
  }),
  'camera-unguided': live('fit', { several: false, guided: false, detecting: false }),
  'camera-error-denied': cameraError('denied'),
  'camera-error-absent': cameraError('absent'),
  'camera-error-busy': cameraError('busy'),
  'camera-error-late': cameraError('late'),
  'camera-error-black': cameraError('black'),
  'camera-error-muted': cameraError('muted'),
  'camera-error-ended': cameraError('ended'),
  'camera-error-failed': cameraError('failed'),
  'camera-not-loaded': cameraError('notLoaded'),
  preparing: { state: sampleStates.preparing },
  review: { state: sampleStates.reviewing },
  'review-hints': {
    state: { step: 'reviewing', photo: { ...sampleStates.reviewing.photo, hints: ['tooDark', 'blurred'] } },
  },
  identity: { state: { step: 'enteringIdentity', identity: {} }, type: 'authmatch' },
  'identity-filled': { state: sampleStates.enteringIdentity, type: 'authmatch' },
  guardian: { state: sampleStates.checkingAge, type: 'authmatch', onUseAlternative: () => {} },
  'age-question': { state: { step: 'checkingAge' } },
  'minor-note': { state: { step: 'checkingAge', band: 'under18' } },
  requesting: { state: retryAt },
  uploading: { state: sampleStates.requestingTicket },
  'handing-off': { state: sampleStates.handingOff },
  qr: qr(),
  'qr-scanned': qr({ isScanned: true }),
  'qr-expired': qr({ expiresAt: 0 }),
  'qr-no-result': qr({ canContinueHere: undefined }, true),
  interrupted: { state: { step: 'interrupted', order } },
  'interrupted-camera': {
    state: {
      step: 'interrupted',
      order,
      returned: { error: new FaceVerificationError('handoff_camera_denied', 'A sample.') },
    },
    onUseAlternative: () => {},
  },
  awaiting: { state: sampleStates.awaitingResult },
  passed: { state: { step: 'passed', outcome } },
  'passed-media': { state: sampleStates.passed },
  'passed-media-loading': {
    state: { step: 'passed', outcome, media: { status: 'loading', wanted: 'both' } },
  },
  'passed-media-missing': { state: { step: 'passed', outcome, media: { status: 'missing' } } },
  rejected: { state: sampleStates.rejected },
  'rejected-liveness': { state: rejected('66660025') },
  'rejected-covered': { state: rejected('66660041') },
  'rejected-several': { state: rejected('66660033') },
  'rejected-limit': { state: rejected('66660017'), onUseAlternative: () => {} },
  'rejected-unknown': { state: rejected('66669999', '系统繁忙，请联系业务方。') },
  undecided: { state: { step: 'undecided', order, ...(subject ? { subject } : {}) } },
  'failed-network': { state: sampleStates.failed },
  'failed-part': {
    state: {
      step: 'failed',
      error: new FaceVerificationError('part_unavailable', 'A sample: a file of an earlier release.'),
      retryAt: sampleStates.preparing,
    },
  },
  'failed-result': {
    state: { step: 'failed', error: sampleStates.failed.error, retryAt: sampleStates.awaitingResult },
  },
  'failed-refused': {
    state: failed(
      new FaceVerificationError('partner_refused', 'A sample.', {
        details: { errcode: 10001, errmsg: '用户信息校验失败', traceNo: '45646513218465123' },
      }),
    ),
    onUseAlternative: () => {},
  },
  'failed-busy': {
    state: failed(
      new FaceVerificationError('http_error', 'A sample.', {
        details: { httpStatus: 429, retryAfterMs: 75_000 },
      }),
    ),
  },
  'failed-unsupported': {
    state: failed(new FaceVerificationError('handoff_unsupported', 'A sample: WeChat.')),
  },
  'failed-mini-program': {
    state: {
      step: 'failed',
      error: new FaceVerificationError('handoff_in_mini_program', 'A sample.'),
      retryAt: sampleStates.consenting,
    },
    onUseAlternative: () => {},
  },
  'failed-outside-app': {
    state: {
      step: 'failed',
      error: new FaceVerificationError('handoff_outside_app', 'A sample.'),
      retryAt: sampleStates.consenting,
    },
    onUseAlternative: () => {},
  },
  'failed-expired': { state: failed(new FaceVerificationError('ticket_expired', 'A sample.')) },
  'passed-withdrawal': { state: { step: 'passed', outcome }, consent: { withdrawal: () => {} } },
  withdrawing: { state: { step: 'withdrawing' } },
  withdrawn: { state: sampleStates.withdrawing, consent: { withdrawal: () => {} } },
  'withdrawn-call': { state: sampleStates.withdrawing, consent: { withdrawal: '400-000-0000' } },
  finished: { state: sampleStates.finished },
  'finished-rejected': { state: { step: 'finished', outcome: sampleStates.rejected.outcome } },
  cancelled: { state: sampleStates.cancelled },
  'cancelled-pending': { state: { step: 'cancelled', pending: order } },
  alternative: { state: { step: 'cancelled', reason: 'alternative' } },
} as const satisfies Readonly<Record<string, Scene>>;

export type SceneName = keyof typeof gallery;

/** Returns the options of a widget that shows `scene`. None of its functions are ever called. */
export function optionsOf(scene: Scene): FaceVerificationOptions & Appearance {
  const common = {
    userId: 'user123',
    api: { baseUrl: '/nowhere' },
    handoff: { name: 'sandbox', start: () => new Promise<undefined>(() => {}) },
    consent: { ...consent, ...scene.consent },
    ...(scene.onUseAlternative ? { onUseAlternative: scene.onUseAlternative } : {}),
  };
  if (scene.type === 'authmatch') return { ...common, type: 'authmatch' } satisfies AuthmatchOptions;
  return { ...common, type: 'match', ...(scene.photo ? { photo: scene.photo } : {}) };
}
