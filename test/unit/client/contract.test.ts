import { describe, expect, it } from 'vitest';
import { parseMedia, parseOutcome, parseResolvedTicket, parseTicket } from '../../../src/client/contract.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import { ownWords } from '../../fixtures/ownWords.js';

/** A reply as the document shows it. */
const reply = (result: unknown, rest: object = {}) => ({
  errcode: 0,
  errmsg: 'ok',
  data: { status: 'SUCCESS', traceNo: 'trace1', result },
  ...rest,
});
const ticket = { faceId: 'f1', orderNo: 'o1' };

/** What a parser throws. */
function failureOf(parse: () => unknown): object {
  try {
    parse();
  } catch (error) {
    if (error instanceof FaceVerificationError) {
      const { code, details } = error;
      return { code, message: ownWords(error), details };
    }
    throw error;
  }
  throw new Error('It did not fail.');
}

describe('a ticket', () => {
  it('parseTicket returns the known fields as strings and drops all others', () => {
    const given = { ...ticket, bizSeqNo: 7, sign: 's', nonce: '', appId: null, extra: { a: 1 } };
    expect(parseTicket(reply(given))).toEqual({
      faceId: 'f1',
      orderNo: 'o1',
      traceNo: 'trace1',
      bizSeqNo: '7',
      sign: 's',
    });
  });

  it('parseTicket accepts a reply without a traceNo', () => {
    const body = { errcode: '0', errmsg: null, data: { status: 'SUCCESS', result: ticket } };
    expect(parseTicket(body)).toEqual({ ...ticket, traceNo: '' });
  });

  it('parseTicket accepts identifiers of 512 characters and rejects 513', () => {
    const long = 'x'.repeat(512);
    expect(parseTicket(reply({ ...ticket, faceId: long }))).toMatchObject({ faceId: long });
    expect(failureOf(() => parseTicket(reply({ ...ticket, faceId: `${long}x` })))).toEqual({
      code: 'malformed_response',
      message: 'faceAdv: unexpected shape of faceId.',
      details: { traceNo: 'trace1' },
    });
  });

  it.each([
    [{ orderNo: 'o1' }, 'faceAdv reported SUCCESS without a faceId.'],
    [{ faceId: 'f1' }, 'faceAdv reported SUCCESS without an orderNo.'],
    [{}, 'faceAdv reported SUCCESS without a faceId.'],
    [null, 'faceAdv reported SUCCESS without a faceId.'],
    [undefined, 'faceAdv reported SUCCESS without a faceId.'],
  ])('parseTicket rejects the incomplete ticket %j', (result, message) => {
    const failure = { code: 'ticket_incomplete', message, details: { traceNo: 'trace1' } };
    expect(failureOf(() => parseTicket(reply(result)))).toEqual(failure);
  });

  it.each([null, undefined, 'ACCEPTED', [], {}, 5])(
    'parseTicket returns a pending ticket in the asynchronous mode when the result is %j',
    (result) => {
      expect(parseTicket(reply(result), { isAsync: true })).toEqual({ traceNo: 'trace1' });
    },
  );

  it('parseTicket accepts a full ticket in the asynchronous mode and rejects half of one', () => {
    expect(parseTicket(reply(ticket), { isAsync: true })).toEqual({ ...ticket, traceNo: 'trace1' });
    for (const half of [{ faceId: 'f1' }, { orderNo: 'o1' }]) {
      expect(failureOf(() => parseTicket(reply(half), { isAsync: true }))).toMatchObject({
        code: 'ticket_incomplete',
      });
    }
    const untraced = { errcode: 0, data: { status: 'SUCCESS', result: null } };
    expect(failureOf(() => parseTicket(untraced, { isAsync: true }))).toEqual({
      code: 'ticket_incomplete',
      message: 'faceAdv reported SUCCESS without a faceId.',
      details: { traceNo: '' },
    });
  });

  it('parseTicket names the wrong field and never its value', () => {
    expect(failureOf(() => parseTicket(reply({ ...ticket, faceId: { secret: 1 }, sign: [] })))).toEqual({
      code: 'malformed_response',
      message: 'faceAdv: unexpected shape of faceId, sign.',
      details: { traceNo: 'trace1' },
    });
    expect(failureOf(() => parseTicket('text'))).toEqual({
      code: 'malformed_response',
      message: 'faceAdv: unexpected shape of the reply.',
      details: {},
    });
    expect(failureOf(() => parseTicket(reply('text')))).toMatchObject({
      message: 'faceAdv: unexpected shape of the reply.',
    });
  });

  it('parseResolvedTicket validates the host’s ticket in the same way', () => {
    expect(parseResolvedTicket({ ...ticket, appId: 'IDA' }, 't9')).toEqual({
      ...ticket,
      appId: 'IDA',
      traceNo: 't9',
    });
    expect(failureOf(() => parseResolvedTicket({ faceId: 'f1' }, 't9'))).toEqual({
      code: 'ticket_incomplete',
      message: 'api.resolveTicket answered without an orderNo.',
      details: { traceNo: 't9' },
    });
    expect(failureOf(() => parseResolvedTicket({ faceId: [] }, 't9'))).toEqual({
      code: 'malformed_response',
      message: 'api.resolveTicket: unexpected shape of faceId.',
      details: { traceNo: 't9' },
    });
  });
});

describe('only errcode 0 with status SUCCESS is success', () => {
  it.each([
    [{ errcode: 1001, errmsg: 'busy' }, 'errcode 1001, status SUCCESS', { errcode: 1001, errmsg: 'busy' }],
    [{ errcode: '-5' }, 'errcode -5, status SUCCESS', { errcode: -5, errmsg: 'ok' }],
    [
      { data: { status: 'FAIL', traceNo: 't' } },
      'errcode 0, status not SUCCESS',
      { errcode: 0, errmsg: 'ok', traceNo: 't' },
    ],
    [{ data: {} }, 'errcode 0, status not SUCCESS', { errcode: 0, errmsg: 'ok' }],
    [{ errcode: 9, errmsg: '', data: null }, 'errcode 9, status not SUCCESS', { errcode: 9 }],
  ])('%j', (rest, words, details) => {
    const expected = { traceNo: 'trace1', ...details };
    const hasData = !('data' in rest);
    expect(failureOf(() => parseTicket(reply(ticket, rest)))).toEqual({
      code: 'partner_refused',
      message: `faceAdv was refused: ${words}.`,
      details: hasData ? expected : details,
    });
    expect(failureOf(() => parseMedia(reply({}, rest), 'o1'))).toMatchObject({
      message: `faceAdvResult was refused: ${words}.`,
    });
  });

  it.each([null, undefined])('errcode 0 without data is malformed_response: %j', (data) => {
    expect(failureOf(() => parseTicket({ errcode: 0, errmsg: 'ok', data }))).toEqual({
      code: 'malformed_response',
      message: 'faceAdv: errcode 0 without data.',
      details: { errcode: 0, errmsg: 'ok' },
    });
  });

  it.each(['', ' ', '1e3', '0x0', 1.5, '1234567890123456', true, null, undefined, [0]])(
    'errcode %j is malformed_response',
    (errcode) => {
      expect(failureOf(() => parseTicket(reply(ticket, { errcode })))).toEqual({
        code: 'malformed_response',
        message: 'faceAdv: unexpected shape of errcode.',
        details: {},
      });
    },
  );

  it('the partner’s errmsg is cut at 200 characters', () => {
    const errmsg = 'e'.repeat(201);
    expect(failureOf(() => parseTicket(reply(ticket, { errcode: 1, errmsg })))).toMatchObject({
      details: { errmsg: 'e'.repeat(200) },
    });
  });
});

describe('an outcome', () => {
  const outcome = { orderNo: 'o1', tencentCode: 0 };

  it('parseOutcome returns the verdict of the code and the fields beside it', () => {
    const given = {
      ...outcome,
      tencentMsg: 'ok',
      similarity: 98.5,
      liveRate: '99',
      bizSeqNo: '',
      occurredTime: null,
      sdkVersion: 'v1.16.17',
      idNo: '11010519491231002X',
    };
    expect(parseOutcome(reply(given), 'o1')).toEqual({
      verdict: 'passed',
      orderNo: 'o1',
      traceNo: 'trace1',
      tencentCode: '0',
      tencentMsg: 'ok',
      similarity: '98.5',
      liveRate: '99',
    });
    expect(parseOutcome(reply({ tencentCode: '66660004' }), 'o1')).toMatchObject({
      verdict: 'rejected',
      orderNo: 'o1',
    });
  });

  it.each([{}, { orderNo: 'o1' }, { tencentCode: '' }, { tencentCode: null }, null, undefined])(
    'parseOutcome returns undefined for a result without a code: %j',
    (result) => {
      expect(parseOutcome(reply(result), 'o1')).toBeUndefined();
    },
  );

  it('parseOutcome returns undefined when tencentCode or errcode is 66660011', () => {
    expect(parseOutcome(reply({ tencentCode: '66660011' }), 'o1')).toBeUndefined();
    expect(parseOutcome({ errcode: 66660011, errmsg: 'none yet' }, 'o1')).toBeUndefined();
    expect(failureOf(() => parseOutcome({ errcode: 66660004, errmsg: 'no' }, 'o1'))).toMatchObject({
      code: 'partner_refused',
    });
  });

  it('parseOutcome and parseMedia reject a reply for another order', () => {
    const failure = {
      code: 'result_mismatch',
      message: 'faceAdvResult answered for another order.',
      details: { traceNo: 'trace1' },
    };
    expect(failureOf(() => parseOutcome(reply({ ...outcome, orderNo: 'o2' }), 'o1'))).toEqual(failure);
    expect(failureOf(() => parseMedia(reply({ orderNo: 'o2', photo: 'AAAA' }), 'o1'))).toEqual(failure);
  });

  it('parseOutcome names the wrong field', () => {
    expect(failureOf(() => parseOutcome(reply({ tencentCode: {} }), 'o1'))).toEqual({
      code: 'malformed_response',
      message: 'faceAdvResult: unexpected shape of tencentCode.',
      details: { traceNo: 'trace1' },
    });
  });
});

describe('media', () => {
  it('parseMedia returns the media of the reply, or none', () => {
    expect(parseMedia(reply({ orderNo: 'o1', photo: 'AAAA', video: '' }), 'o1')).toEqual({
      photo: 'AAAA',
      video: undefined,
    });
    expect(parseMedia(reply(null), 'o1')).toEqual({ photo: undefined, video: undefined });
    expect(failureOf(() => parseMedia(reply({ photo: {} }), 'o1'))).toEqual({
      code: 'malformed_response',
      message: 'faceAdvResult: unexpected shape of photo.',
      details: { traceNo: 'trace1' },
    });
  });
});
