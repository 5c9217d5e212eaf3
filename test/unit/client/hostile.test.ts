import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkFaceAdv, checkFaceAdvResult } from '../../../mocks/checkRequest.js';
import { readMagic } from '../../../mocks/magicInputs.js';
import { joinAddress, validateBaseUrl, validatePath } from '../../../src/client/address.js';
import { parseMedia, parseOutcome, parseResolvedTicket, parseTicket } from '../../../src/client/contract.js';
import { createClient } from '../../../src/client/createClient.js';
import { fetchMedia } from '../../../src/client/media.js';
import { parseJson } from '../../../src/client/parseJson.js';
import { validateHeaders } from '../../../src/client/requestHeaders.js';
import { readRetryAfter } from '../../../src/client/retryAfter.js';
import { validateSourcePhoto } from '../../../src/client/validateSourcePhoto.js';
import { normalizeIdNo, normalizeName, validateIdNo, validateName } from '../../../src/flow/identityRules.js';
import type { FaceVerificationOptions } from '../../../src/options/options.js';
import { checkOptions } from '../../../src/options/validate.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { authmatchSubject } from '../flow/samples.js';

/** Any JSON, with the keys that the parsers look at, and those that poison prototypes. */
const key = fc.constantFrom(
  ...['errcode', 'errmsg', 'data', 'status', 'traceNo', 'result', 'faceId', 'orderNo', 'tencentCode'],
  ...['photo', 'video', 'sign', '__proto__', 'constructor', 'prototype', 'toString'],
);
const leaf = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(0, '0', 'SUCCESS', '66660004', '', null, 1e308, -0, '__proto__'),
);
const { reply } = fc.letrec<{ reply: unknown; record: unknown }>((tie) => ({
  reply: fc.oneof({ depthSize: 'small' }, leaf, tie('record'), fc.array(tie('reply'), { maxLength: 3 })),
  record: fc
    .array(fc.tuple(key, tie('reply')), { maxLength: 6 })
    // As text: only JSON.parse makes an own property of "__proto__".
    .map((entries) =>
      JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)}}`),
    ),
}));
/** A reply that gets past the envelope, with anything in it. */
const success = reply.map((result) => ({ errcode: 0, data: { status: 'SUCCESS', traceNo: '1', result } }));
const anything = fc.oneof(reply, success);

/** The value, or the one typed error; any other throw fails the test. */
function typed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (isFaceVerificationError(error)) return undefined;
    throw error;
  }
}

const isText = (value: unknown) => value === undefined || typeof value === 'string';
const isClean = () => Object.keys(Object.prototype).length === 0 && !('polluted' in {});

describe('whatever JSON the partner answers', () => {
  test.prop([anything, fc.boolean()], { numRuns: 500 })(
    'parseTicket returns a ticket of strings or one typed error for any JSON',
    (body, isAsync) => {
      const ticket = typed(() => parseTicket(body, { isAsync }));
      if (!ticket) return;
      expect(Object.values(ticket).every(isText)).toBe(true);
      if ('faceId' in ticket) expect(ticket.faceId && ticket.orderNo).toBeTruthy();
      else expect(ticket.traceNo).toBeTruthy();
      expect(isClean()).toBe(true);
    },
  );

  test.prop([anything], { numRuns: 500 })(
    'parseOutcome returns an outcome of strings, undefined or one typed error for any JSON',
    (body) => {
      const outcome = typed(() => parseOutcome(body, 'order1'));
      if (!outcome) return;
      expect(Object.values(outcome).every(isText)).toBe(true);
      expect(outcome.orderNo).toBe('order1');
      expect(outcome.verdict).toBe(outcome.tencentCode === '0' ? 'passed' : 'rejected');
      expect(outcome.tencentMsg?.length ?? 0).toBeLessThanOrEqual(200);
    },
  );

  test.prop([anything])('parseMedia returns media of strings or one typed error for any JSON', (body) => {
    const media = typed(() => parseMedia(body, 'order1'));
    expect(Object.values(media ?? {}).every(isText)).toBe(true);
  });

  test.prop([reply])(
    'parseResolvedTicket returns a ticket of strings or one typed error for any value',
    (given) => {
      const ticket = typed(() => parseResolvedTicket(given, 'trace1'));
      if (ticket) expect(ticket).toMatchObject({ traceNo: 'trace1', faceId: expect.any(String) });
    },
  );

  it('a reply with "__proto__" does not pollute prototypes', () => {
    const text =
      '{"errcode":0,"__proto__":{"polluted":1},"data":{"status":"SUCCESS","traceNo":"1","__proto__":{"polluted":1},"result":{"faceId":"f","orderNo":"o","__proto__":{"sign":"s","polluted":1}}}}';
    const ticket = parseTicket(parseJson(text));
    expect(ticket).toEqual({ faceId: 'f', orderNo: 'o', traceNo: '1' });
    expect(Object.getPrototypeOf(ticket)).toBe(Object.prototype);
    expect(isClean()).toBe(true);
  });
});

describe('whatever text the backend answers', () => {
  test.prop([fc.oneof(fc.string({ unit: 'binary' }), fc.json())], { numRuns: 200 })(
    'requestTicket returns a ticket or one typed error for any text',
    async (text) => {
      const client = createClient({
        api: { baseUrl: 'https://api.example.test', fetch: async () => new Response(text) },
        userId: 'user123',
      });
      const error: unknown = await client
        .requestTicket(authmatchSubject, new AbortController().signal)
        .catch((caught) => caught);
      expect(isFaceVerificationError(error)).toBe(true);
    },
  );
});

describe('whatever a host passes', () => {
  test.prop([fc.anything()], { numRuns: 300 })(
    'checkOptions accepts any options or fails with a sentence',
    (given) => {
      const options = {
        api: { baseUrl: '/api', extData: given },
        userId: 'user123',
        type: 'match',
        photo: given,
      };
      // Anything at all, against the type.
      typed(() => checkOptions(given as FaceVerificationOptions));
      typed(() => checkOptions(options as unknown as FaceVerificationOptions));
      expect(typed(() => validateHeaders(given)) ?? '').toEqual(expect.any(String));
      expect(validateSourcePhoto(given) ?? '').toEqual(expect.any(String));
    },
  );

  test.prop([fc.oneof(fc.webUrl(), fc.webPath(), fc.string()), fc.string()], { numRuns: 500 })(
    'joinAddress stays on the origin of an accepted base URL',
    (baseUrl, path) => {
      if (validateBaseUrl(baseUrl) || validatePath(path)) return;
      const page = 'https://page.example.test';
      const target = new URL(joinAddress(baseUrl, path), page);
      const base = new URL(baseUrl, page);
      expect(target.origin).toBe(base.origin);
      expect(target.pathname.startsWith(base.pathname.replace(/\/+$/, ''))).toBe(true);
    },
  );

  it.each([
    ...[
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'https://user:secret@a.example',
      'http://',
    ],
    ...[
      'https://a.example?x=1',
      'https://a.example#x',
      '\\\\a.example',
      'https://a.example/\n',
      7,
      undefined,
    ],
  ])('validateBaseUrl rejects %j', (baseUrl) => {
    expect(validateBaseUrl(baseUrl)).toEqual(expect.stringMatching(/^must /));
  });

  it.each(['../admin', 'a/../b', '/%2e%2E/x', '.', 'a?b', 'a#b', 'a\\b', '', '/', 'a//b', 7])(
    'validatePath rejects %j',
    (path) => {
      expect(validatePath(path)).toEqual(expect.stringMatching(/^must /));
    },
  );

  it.each(['', '/api', 'api', 'https://a.example', 'https://a.example:8443/v1/', '//a.example/v1'])(
    'validateBaseUrl accepts %j',
    (baseUrl) => {
      expect(validateBaseUrl(baseUrl)).toBeUndefined();
    },
  );
});

describe('whatever a request carries', () => {
  const head = { headers: new Headers({ 'Content-Type': 'application/json' }), isAuthorized: true };
  test.prop([fc.anything()], { numRuns: 300 })(
    'the mocks answer any request with an error that repeats no value',
    (body) => {
      const complaint = checkFaceAdv(head, body) ?? checkFaceAdvResult(head, body);
      expect(complaint?.message ?? '').toEqual(expect.any(String));
      expect([undefined, 200, 401]).toContain(complaint?.status);
    },
  );
});

describe('400,000 hostile characters take at most 200 ms', () => {
  const length = 400_000;
  /** A guard against backtracking, which would take minutes; reading them takes less than 20 ms on a quiet machine. */
  const LIMIT_MS = 200;
  /** The best of them counts: the machine may be busy with something else. */
  const RUNS = 10;
  const hostile: readonly (readonly [string, string])[] = [
    ['one letter', 'A'.repeat(length)],
    ['almost base64', `${'A'.repeat(length - 1)}!`],
    ['padding', '='.repeat(length)],
    ['dots', '·'.repeat(length)],
    ['name and dots', '李·'.repeat(length / 2)],
    ['slashes', '/'.repeat(length)],
    ['dots and slashes', './'.repeat(length / 2)],
    ['blanks', ' '.repeat(length)],
    ['digits', '1'.repeat(length)],
    ['magic', 'code_'.repeat(length / 5)],
    ['dashes', '-'.repeat(length)],
    ['brackets', '['.repeat(length)],
    ['backslashes', '\\'.repeat(length)],
    ['astral', '𠮷'.repeat(length / 2)],
  ];
  const head = { headers: new Headers({ 'Content-Type': 'application/json' }), isAuthorized: true };
  const readers: readonly (readonly [string, (text: string) => unknown])[] = [
    ['parseTicket', (text) => parseTicket({ errcode: text, errmsg: text, data: { status: text } })],
    [
      'parseOutcome',
      (text) =>
        parseOutcome(
          {
            errcode: 0,
            data: { status: 'SUCCESS', traceNo: text, result: { tencentCode: text, tencentMsg: text } },
          },
          'o',
        ),
    ],
    ['validateBaseUrl', validateBaseUrl],
    ['validatePath', validatePath],
    ['joinAddress', (text) => joinAddress(text, text)],
    ['validateHeaders', (text) => validateHeaders({ [`x${text}`]: text })],
    [
      'validateSourcePhoto',
      (text) => [
        validateSourcePhoto({ origin: 'self', data: text.slice(1) }),
        validateSourcePhoto({ origin: 'uri', data: text }),
      ],
    ],
    ['Retry-After', (text) => readRetryAfter({ get: () => text } as unknown as Headers)],
    ['userId', (text) => checkOptions({ userId: text } as FaceVerificationOptions)],
    [
      'the mocks',
      (text) => checkFaceAdv(head, { userId: 'u', type: 'match', sourcePhotoStr: { data: text.slice(4) } }),
    ],
    ['magic inputs', (text) => readMagic([text.slice(0, 8000), text])],
    ['validateName', validateName],
    ['normalizeName', normalizeName],
    ['normalizeIdNo', normalizeIdNo],
    ['validateIdNo', (text) => validateIdNo(text, new Date())],
  ];

  it.each(readers)('%s', (_name, read) => {
    for (const [what, text] of hostile) {
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < RUNS && best >= LIMIT_MS; run += 1) {
        const begin = performance.now();
        typed(() => read(text));
        best = Math.min(best, performance.now() - begin);
      }
      expect(best, what).toBeLessThan(LIMIT_MS);
    }
  });

  it('media', async () => {
    for (const [what, text] of hostile) {
      let best = Number.POSITIVE_INFINITY;
      for (let run = 0; run < RUNS && best >= LIMIT_MS; run += 1) {
        const controller = new AbortController();
        const begin = performance.now();
        const query = async () => {
          controller.abort(); // so that it is not asked for again
          return { photo: text, video: text };
        };
        await fetchMedia(query, 'both', controller.signal).catch(() => {});
        best = Math.min(best, performance.now() - begin);
      }
      expect(best, what).toBeLessThan(LIMIT_MS);
    }
  });
});
