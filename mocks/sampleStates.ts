import type { Outcome, PendingOrder, PreparedPhoto, Subject, Ticket } from '../src/flow/model.js';
import type { FlowState, FlowStep } from '../src/flow/states.js';
import { FaceVerificationError } from '../src/shared/errors.js';
import { sampleJpegBase64, sampleMp4Base64, toBlob } from './sampleMedia.js';

const blob = toBlob(sampleJpegBase64, 'image/jpeg');
const photo: PreparedPhoto = {
  blob,
  base64: sampleJpegBase64,
  width: 240,
  height: 320,
  quality: 0.6,
  encodes: 1,
  source: { width: 3024, height: 4032, type: 'image/jpeg', byteLength: 3_500_000 },
  path: 'main',
};
const subject: Subject = { type: 'match', photo };
const ticket: Ticket = {
  faceId: 'cc1184c3995c71a731357f9812aab988',
  orderNo: 'mockorder22041520001184',
  traceNo: '45646513218465123',
  bizSeqNo: '22041520001184442415491408594474',
  sign: '0123456789ABCDEF0123456789ABCDEF01234567',
  nonce: 'abcdefghijkmnpqrstuvwxyz23456789',
  appId: 'IDAMOCK1',
};
const order: PendingOrder = {
  orderNo: ticket.orderNo,
  traceNo: ticket.traceNo,
  startedAt: 1_650_008_613_761,
};
const passed: Outcome = {
  verdict: 'passed',
  orderNo: ticket.orderNo,
  traceNo: ticket.traceNo,
  tencentCode: '0',
  tencentMsg: '请求成功',
  liveRate: '99',
  similarity: '97.0',
  occurredTime: '20220415154341',
};
const rejected: Outcome = {
  ...passed,
  verdict: 'rejected',
  tencentCode: '66660004',
  tencentMsg: '无法确认为同一人',
  similarity: '21.4',
};

/** A flow state of every step, for sandboxes and tests of custom screens. */
export const sampleStates: { readonly [Step in FlowStep]: Extract<FlowState, { step: Step }> } = {
  consenting: { step: 'consenting' },
  capturing: { step: 'capturing' },
  preparing: { step: 'preparing', source: blob, origin: 'album', progress: 0.4 },
  reviewing: { step: 'reviewing', photo },
  enteringIdentity: { step: 'enteringIdentity', identity: { name: '李秀英', idNo: '11010519491231002X' } },
  checkingAge: {
    step: 'checkingAge',
    band: 'under14',
    identity: { name: '李小明', idNo: '110105201501010017' },
  },
  requestingTicket: { step: 'requestingTicket', subject, uploaded: 0.6 },
  handingOff: { step: 'handingOff', subject, ticket, order },
  interrupted: { step: 'interrupted', subject, order },
  awaitingResult: { step: 'awaitingResult', subject, order: { ...order, progress: 'returned' } },
  passed: {
    step: 'passed',
    outcome: passed,
    media: { status: 'ready', photo: blob, video: toBlob(sampleMp4Base64, 'video/mp4') },
  },
  rejected: { step: 'rejected', outcome: rejected, subject },
  undecided: { step: 'undecided', subject, order: { ...order, progress: 'overdue' } },
  failed: {
    step: 'failed',
    error: new FaceVerificationError('network_unreachable', 'A sample: the network could not be reached.'),
    retryAt: { step: 'requestingTicket', subject },
  },
  finished: { step: 'finished', outcome: passed },
  withdrawing: { step: 'withdrawing', done: true },
  cancelled: { step: 'cancelled' },
};
