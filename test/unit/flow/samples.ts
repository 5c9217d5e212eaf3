import type { Outcome, PendingOrder, PreparedPhoto, Subject, Ticket } from '../../../src/flow/model.js';
import type { FlowInput, FlowPlan, FlowState, FlowStep } from '../../../src/flow/states.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';

/** One of everything that travels through the flow, for tests that only care where it goes. */
export const photo: PreparedPhoto = {
  blob: new Blob(['jpeg'], { type: 'image/jpeg' }),
  base64: 'anBlZw==',
  width: 3,
  height: 4,
  quality: 0.8,
  encodes: 1,
  source: { width: 30, height: 40, type: 'image/jpeg', byteLength: 400 },
  path: 'main',
  budget: { maxBase64Length: 133_336, reason: 'saveData' },
  faces: 'one',
};
export const identity = { name: '李秀英', idNo: '11010519491231002X' };
export const matchSubject: Subject = { type: 'match', photo };
export const authmatchSubject: Subject = { type: 'authmatch', identity };
export const ticket: Ticket = {
  faceId: 'f'.repeat(32),
  orderNo: 'order1',
  traceNo: 'trace1',
  sign: 'A'.repeat(40),
  nonce: 'n'.repeat(32),
  appId: 'IDAMOCK1',
};
export const order: PendingOrder = { orderNo: 'order1', traceNo: 'trace1', startedAt: 1000 };
export const presentation = { kind: 'qr', text: 'https://face.example/', expiresAt: 301_000 } as const;
export const passed: Outcome = { verdict: 'passed', orderNo: 'order1', traceNo: 'trace2', tencentCode: '0' };
export const rejected: Outcome = { ...passed, verdict: 'rejected', tencentCode: '66660004' };
export const error = new FaceVerificationError('network_unreachable', 'for a test');

export const matchPlan: FlowPlan = { type: 'match', consent: true };
export const authmatchPlan: FlowPlan = { type: 'authmatch', consent: true, identity: { name: '李' } };

/** A state of every step. */
export const states: { [Step in FlowStep]: Extract<FlowState, { step: Step }> } = {
  consenting: { step: 'consenting' },
  capturing: { step: 'capturing' },
  preparing: { step: 'preparing', source: photo.blob, origin: 'album', progress: 0.5 },
  reviewing: { step: 'reviewing', photo },
  enteringIdentity: { step: 'enteringIdentity', identity: {} },
  checkingAge: { step: 'checkingAge', band: 'under14' },
  requestingTicket: { step: 'requestingTicket', subject: matchSubject },
  handingOff: { step: 'handingOff', subject: matchSubject, ticket, order },
  interrupted: { step: 'interrupted', order, subject: matchSubject },
  awaitingResult: {
    step: 'awaitingResult',
    order: { ...order, progress: 'returned' },
    subject: matchSubject,
  },
  passed: { step: 'passed', outcome: passed },
  rejected: { step: 'rejected', outcome: rejected, subject: matchSubject },
  undecided: { step: 'undecided', order: { ...order, progress: 'overdue' }, subject: matchSubject },
  failed: { step: 'failed', error, retryAt: { step: 'requestingTicket', subject: matchSubject } },
  finished: { step: 'finished', outcome: passed },
  withdrawing: { step: 'withdrawing' },
  cancelled: { step: 'cancelled' },
};

/** An event of every type. */
export const events: { [Type in FlowInput['type']]: Extract<FlowInput, { type: Type }> } = {
  ACCEPT_CONSENT: { type: 'ACCEPT_CONSENT' },
  CHOOSE_AGE: { type: 'CHOOSE_AGE', band: 'under14' },
  CONTINUE: { type: 'CONTINUE' },
  SIGN_IN: { type: 'SIGN_IN' },
  PERSON_LEFT: { type: 'PERSON_LEFT' },
  CHOOSE_PHOTO: { type: 'CHOOSE_PHOTO', source: photo.blob, origin: 'camera' },
  OPEN_PICKER: { type: 'OPEN_PICKER', picker: 'camera' },
  CLOSE_PICKER: { type: 'CLOSE_PICKER' },
  PICKER_LOST_PAGE: { type: 'PICKER_LOST_PAGE', picker: 'camera' },
  REPORT_PHOTO_ERROR: { type: 'REPORT_PHOTO_ERROR', error },
  REPORT_PART_ERROR: { type: 'REPORT_PART_ERROR', error },
  REPORT_CAMERA: {
    type: 'REPORT_CAMERA',
    report: { status: 'opened', durationMs: 900, automatic: false, facing: 'user' },
  },
  USE_PHOTO: { type: 'USE_PHOTO' },
  SUBMIT_IDENTITY: { type: 'SUBMIT_IDENTITY', identity },
  GO_BACK: { type: 'GO_BACK' },
  ASK_RESULT: { type: 'ASK_RESULT' },
  CONTINUE_HERE: { type: 'CONTINUE_HERE' },
  RETRY: { type: 'RETRY' },
  START_OVER: { type: 'START_OVER' },
  CANCEL: { type: 'CANCEL' },
  USE_ALTERNATIVE: { type: 'USE_ALTERNATIVE' },
  FINISH: { type: 'FINISH' },
  WITHDRAW_CONSENT: { type: 'WITHDRAW_CONSENT' },
  CONSENT_WITHDRAWN: { type: 'CONSENT_WITHDRAWN' },
  ORDER_FOUND: { type: 'ORDER_FOUND', order },
  PHOTO_PROGRESSED: { type: 'PHOTO_PROGRESSED', progress: 0.9 },
  PHOTO_PREPARED: { type: 'PHOTO_PREPARED', photo },
  UPLOAD_PROGRESSED: { type: 'UPLOAD_PROGRESSED', progress: 0.5 },
  TICKET_ISSUED: { type: 'TICKET_ISSUED', ticket, issuedAt: 1000 },
  HANDOFF_REFUSED: { type: 'HANDOFF_REFUSED', error },
  HANDOFF_PRESENTED: { type: 'HANDOFF_PRESENTED', presentation },
  SDK_RETURNED: { type: 'SDK_RETURNED' },
  RESULT_ARRIVED: { type: 'RESULT_ARRIVED', outcome: passed },
  RESULT_OVERDUE: { type: 'RESULT_OVERDUE' },
  ATTEMPTS_COUNTED: { type: 'ATTEMPTS_COUNTED', attemptsLeft: 2 },
  MEDIA_ARRIVED: { type: 'MEDIA_ARRIVED', media: {} },
  FAILED: { type: 'FAILED', error },
};
