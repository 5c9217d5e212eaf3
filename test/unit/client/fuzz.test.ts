import { fc, test } from '@fast-check/vitest';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ApiOptions } from '../../../src/client/apiOptions.js';
import { createClient } from '../../../src/client/createClient.js';
import { readSdkCode } from '../../../src/codes/sdkCodes.js';
import { bridgeHandoff, createFaceVerification, isFaceVerificationError } from '../../../src/core.js';
import type { OutcomeMedia } from '../../../src/flow/model.js';
import { readReturn } from '../../../src/handoff/returnParameters.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { mutatedJson, mutatedReply, toResponse, type WireReply } from '../../fixtures/mutateReply.js';
import { authmatchSubject, identity, matchSubject } from '../flow/samples.js';
import '../../../src/session/partnerPorts.js';
import '../../../src/handoff/askApp.js';
import '../../../src/client/media.js';

/** The same thousand replies in every run; another seed makes others. */
const seed = 20_261_124;
/** The closed set. */
const codes = new Set(Object.keys(zhCN.failed.errors));

const success = (result: Record<string, string>) => ({
  errcode: 0,
  errmsg: 'SUCCESS',
  data: { status: 'SUCCESS', traceNo: '45646513218465123', result },
});
const bases = {
  faceAdv: success({
    bizSeqNo: '2204152000118444',
    orderNo: 'order1',
    faceId: 'cc1184c3995c71a731357f9812aab988',
    sign: 'A'.repeat(40),
    nonce: 'n'.repeat(32),
    appId: 'IDAMOCK1',
  }),
  pending: success({}),
  result: success({
    tencentCode: '66660004',
    tencentMsg: '无法确认为同一人',
    orderNo: 'order1',
    liveRate: '99',
    similarity: '21.4',
    occurredTime: '20220415154341',
  }),
  passed: success({ tencentCode: '0', tencentMsg: '请求成功', orderNo: 'order1', liveRate: '99' }),
  media: success({ tencentCode: '0', orderNo: 'order1', photo: '/9j/4AAQ', video: 'AAAAIGZ0eXBpc29t' }),
  upload: { origin: 'fds', data: 'group1/M00/portrait.jpg' },
  bridge: { id: '', code: '0', domain: 'WBFaceErrorDomainCompareServer' },
};

/** How often each end was reached: a fuzzer that always ends the same way tries nothing. */
const ends = new Map<string, number>();
const note = (end: string) => void ends.set(end, (ends.get(end) ?? 0) + 1);

/** The value; a typed error of the closed set is noted, and anything else fails the test. */
async function settle<T>(what: string, work: Promise<T>): Promise<T | undefined> {
  try {
    const value = await work;
    note(`${what}: a value`);
    return value;
  } catch (error) {
    if (!isFaceVerificationError(error)) throw error;
    expect(codes).toContain(error.code);
    expect(error.details.errmsg?.length ?? 0).toBeLessThanOrEqual(200);
    expect(error.details.traceNo?.length ?? 0).toBeLessThanOrEqual(200);
    note(`${what}: ${error.code}`);
    return undefined;
  }
}

const clientOf = (reply: WireReply, api: Partial<ApiOptions> = {}) =>
  createClient({
    api: { baseUrl: 'https://api.example.test', fetch: async () => toResponse(reply), ...api },
    userId: 'user123',
  });
const signal = () => new AbortController().signal;

/** What every object of the page is made of, as it was before. */
const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Error.prototype];
const ownParts = () =>
  prototypes.flatMap((prototype) => [
    Object.getPrototypeOf(prototype),
    ...Reflect.ownKeys(prototype).flatMap((key) => {
      const { value, get, set } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
      return [key, value, get, set];
    }),
  ]);
const before = ownParts();

/** Whether a reply to faceAdvResult says passed, read without any of our code; the last of two fields counts. */
function saysPassed({ status, text }: WireReply): boolean {
  try {
    const body = JSON.parse(text.replace(/^\ufeff/, '')); // a decoder reads over it
    const { tencentCode, orderNo = 'order1' } = body.data.result;
    const isZero = (value: unknown) =>
      typeof value === 'number' ? value === 0 : /^-?0+$/.test(String(value));
    return (
      status >= 200 &&
      status < 300 &&
      isZero(body.errcode) &&
      body.data.status === 'SUCCESS' &&
      ['0', 0].includes(tencentCode) &&
      ['order1', '', null].includes(orderNo)
    );
  } catch {
    return false;
  }
}

const nothing: OutcomeMedia = {};
const isText = (value: unknown) => value === undefined || typeof value === 'string';

/** After each property, so that the one that pollutes fails. */
function expectCleanPrototypes(): void {
  const now = ownParts();
  expect(now).toHaveLength(before.length);
  expect(now.every((part, index) => Object.is(part, before[index]))).toBe(true);
}

describe('a mutated reply', () => {
  afterEach(expectCleanPrototypes);

  test.prop([mutatedReply(bases.faceAdv)], { numRuns: 400, seed })(
    'requestTicket returns a full ticket of strings or one typed error for any mutated reply',
    async (reply) => {
      const ticket = await settle('faceAdv', clientOf(reply).requestTicket(authmatchSubject, signal()));
      if (!ticket) return;
      expect(Object.values(ticket).every(isText)).toBe(true);
      expect(ticket.faceId && ticket.orderNo).toBeTruthy();
      expect(Math.max(...Object.values(ticket).map((text) => text.length))).toBeLessThanOrEqual(512);
      expect(Object.getPrototypeOf(ticket)).toBe(Object.prototype);
    },
  );

  test.prop([mutatedReply(bases.pending), mutatedJson(bases.faceAdv.data.result)], { numRuns: 200, seed })(
    'requestTicket checks mutated asynchronous replies and resolved tickets in the same way',
    async (reply, resolved) => {
      const client = clientOf(reply, { async: true, resolveTicket: async () => JSON.parse(resolved) });
      const ticket = await settle('async', client.requestTicket(authmatchSubject, signal()));
      if (ticket) expect(ticket.faceId && ticket.orderNo).toBeTruthy();
    },
  );

  test.prop([fc.oneof(mutatedReply(bases.result), mutatedReply(bases.passed))], { numRuns: 600, seed })(
    'queryOutcome returns a pass only for a complete and successful mutated reply',
    async (reply) => {
      const outcome = await settle('result', clientOf(reply).queryOutcome('order1', signal()));
      if (!outcome) return;
      expect(Object.values(outcome).every(isText)).toBe(true);
      expect(outcome.orderNo).toBe('order1');
      expect(Math.max(...Object.values(outcome).map((text) => String(text).length))).toBeLessThanOrEqual(512);
      note(`result: ${outcome.verdict}`);
      if (outcome.verdict === 'passed') expect(saysPassed(reply)).toBe(true);
    },
  );

  test.prop([mutatedReply(bases.media)], { numRuns: 200, seed })(
    'fetchMedia returns JPEG, PNG, MP4 or nothing for any mutated reply',
    async (reply) => {
      const controller = new AbortController();
      const client = createClient({
        api: {
          baseUrl: 'https://api.example.test',
          async fetch() {
            setTimeout(() => controller.abort()); // so that what is missing is not asked for again
            return toResponse(reply);
          },
        },
        userId: 'user123',
      });
      const asked = client.fetchMedia('order1', 'both', controller.signal).catch((error: unknown) => {
        if (error instanceof DOMException) return nothing;
        throw error;
      });
      const media = (await settle('media', asked)) ?? nothing;
      if (media.photo) expect(['image/jpeg', 'image/png']).toContain(media.photo.type);
      if (media.video) expect(media.video.type).toBe('video/mp4');
    },
  );

  test.prop([mutatedJson(bases.upload)], { numRuns: 200, seed })(
    'photo.upload sends a valid location on or fails with one typed error for any mutated value',
    async (given) => {
      const sent: string[] = [];
      const client = createClient({
        api: {
          baseUrl: 'https://api.example.test',
          async fetch(input) {
            if (input instanceof Request) sent.push(await input.clone().text());
            return toResponse({ status: 200, contentType: '', text: JSON.stringify(bases.faceAdv) });
          },
        },
        userId: 'user123',
        upload: async () => JSON.parse(given),
      });
      await settle('upload', client.requestTicket(matchSubject, signal()));
      for (const body of sent) {
        const { sourcePhotoStr } = JSON.parse(body);
        expect(Object.keys(sourcePhotoStr)).toEqual(['origin', 'data']);
        expect(['self', 'fds', 'uri']).toContain(sourcePhotoStr.origin);
      }
    },
  );
});

describe('a mutated return of the face SDK', () => {
  test.prop(
    [
      fc.array(
        fc.tuple(
          fc.constantFrom('code', 'orderNo', 'h5faceId', 'newSignature', '__proto__', 'constructor', ''),
          fc.oneof(fc.constantFrom('0', '3003', 'order1', '<script>', '%00', '%'), fc.string()),
        ),
        { maxLength: 8 },
      ),
    ],
    { numRuns: 300, seed },
  )('readReturn finds a valid order number or none and removes every return', (parameters) => {
    const query = parameters.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
    const found = readReturn(`https://shop.example/?${query}`);
    if (!found) return note('return: none');
    note('return: one');
    expect(found.sdkReturn.orderNo).toMatch(/^[A-Za-z0-9_-]{0,64}$/);
    expect(readReturn(found.cleanHref)).toBeUndefined();
    const returned = readSdkCode(found.sdkReturn.code);
    if (returned) expect(codes).toContain(returned.error.code);
  });
});

describe('a whole verification', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    expectCleanPrototypes();
  });

  test.prop(
    [
      fc.oneof(
        { weight: 1, arbitrary: mutatedReply(bases.faceAdv) },
        { weight: 2, arbitrary: fc.constant(plain(bases.faceAdv)) },
      ),
      fc.oneof(mutatedReply(bases.result), mutatedReply(bases.passed)),
      mutatedJson(bases.bridge),
    ],
    { numRuns: 250, seed },
  )(
    'a whole verification ends on a screen with an action, and passes only with a verdict',
    async (first, second, answer) => {
      const verification = createFaceVerification({
        type: 'authmatch',
        userId: 'user123',
        api: {
          baseUrl: 'https://api.example.test',
          fetch: async (input) => toResponse(addressOf(input).endsWith('faceAdv') ? first : second),
        },
        handoff: bridgeHandoff({
          bridge: async ({ id }) => JSON.parse(answer.replace('"id":""', `"id":"${id}"`)),
        }),
        consent: false,
        resume: false,
      });
      verification.start();
      verification.send({ type: 'SUBMIT_IDENTITY', identity });
      const isOver = () => settled.has(verification.getState().step);
      for (let turn = 0; turn < 500 && !isOver(); turn += 1) {
        await vi.advanceTimersByTimeAsync(30_000);
        await new Promise((resolve) => setImmediate(resolve)); // what is loaded on the way takes its turns
      }
      const state = verification.getState();
      verification.stop();
      expect(settled).toContain(state.step);
      note(`flow: ${state.step}`);
      if (state.step === 'passed') expect(saysPassed(second)).toBe(true);
      if (state.step === 'failed') expect(codes).toContain(state.error.code);
    },
  );
});

const settled: ReadonlySet<string> = new Set(['passed', 'rejected', 'undecided', 'failed']);

function plain(base: object): WireReply {
  return { status: 200, contentType: 'application/json', text: JSON.stringify(base) };
}

function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input);
}

describe('the fuzzer', () => {
  it('the fuzzer reaches every outcome', () => {
    const reached = [...ends.keys()];
    for (const end of [
      ...['faceAdv: a value', 'faceAdv: malformed_response', 'faceAdv: partner_refused'],
      ...['faceAdv: ticket_incomplete', 'faceAdv: http_error', 'faceAdv: unauthorized'],
      ...['async: a value', 'result: passed', 'result: rejected', 'result: result_mismatch'],
      ...['result: malformed_response', 'media: a value', 'upload: a value', 'upload: photo_source_failed'],
      ...['return: one', 'return: none', 'flow: passed', 'flow: rejected', 'flow: failed'],
    ]) {
      expect(reached).toContain(end);
    }
    expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1500);
  });
});
