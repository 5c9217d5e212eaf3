import { describe, expect, it } from 'vitest';
import type { FaceVerificationOptions } from '../../../src/core.js';
import { checkOptions } from '../../../src/options/validate.js';
import { isFaceVerificationError } from '../../../src/shared/errors.js';
import { ownWords } from '../../fixtures/ownWords.js';

const anything = () => undefined;
const authmatch = {
  type: 'authmatch',
  userId: 'user123',
  api: { baseUrl: 'https://api.example.test' },
  handoff: { name: 'test', start: anything },
};
const match = { ...authmatch, type: 'match' };
const withApi = (api: object) => ({ ...match, api: { ...match.api, ...api } });

/** A JavaScript host passes anything; all sentences in one. */
function complaintAbout(options: unknown): string {
  try {
    checkOptions(options as FaceVerificationOptions);
    return '';
  } catch (error) {
    expect(isFaceVerificationError(error) && error.code).toBe('invalid_options');
    return error instanceof Error ? ownWords(error) : '';
  }
}

const nested = (depth: number): object => (depth > 0 ? { deeper: nested(depth - 1) } : {});
const circle: Record<string, unknown> = {};
circle['itself'] = circle;

describe('what is right is taken as it is', () => {
  it.each<[string, object]>([
    ['the least', authmatch],
    ['a function as handoff', { ...match, handoff: anything }],
    ['a userId of one character', { ...match, userId: 'a' }],
    ['a userId of 32 of every kind', { ...match, userId: `aZ09_-${'x'.repeat(26)}` }],
    ['every callback', { ...match, ...Object.fromEntries(callbacks().map((name) => [name, anything])) }],
    ['a life of the ticket', { ...match, ticketTtlMs: 0.5 }],
    ['every part of api', { ...match, api: { ...match.api, getToken: anything, fetch: anything } }],
    ...['omit', 'same-origin', 'include'].map((credentials): [string, object] => [
      `credentials: ${credentials}`,
      { ...match, api: { ...match.api, credentials } },
    ]),
    ['an Idempotency-Key on another origin', { ...match, api: { ...match.api, idempotencyKey: true } }],
    ['headers', { ...match, api: { ...match.api, headers: { 'x-channel': 'app' } } }],
    ['headers by a function', { ...match, api: { ...match.api, headers: anything } }],
    ['paths', { ...match, api: { ...match.api, paths: { faceAdv: '/v2/faceAdv' } } }],
    ['no consent page', { ...match, consent: false }],
    [
      'a consent of its own',
      {
        ...match,
        consent: {
          version: '2',
          terms: [{ title: '谁', text: '示例公司' }],
          recipients: ['示例公司'],
          agreementUrl: '/agreement.html',
        },
      },
    ],
    ['recipients without terms', { ...match, consent: { recipients: [] } }],
    ['the least room for a photo', { ...match, photo: { maxBase64Length: 20_000 } }],
    ['the most', { ...match, photo: { maxBase64Length: 400_000 } }],
    ['a camera and a file server of its own', { ...match, photo: { takePhoto: anything, upload: anything } }],
    ['no camera', { ...match, photo: { camera: false } }],
    ['devices', { ...match, photo: { camera: { devices: { getUserMedia: anything } } } }],
    [
      'a photo that is there',
      { ...match, photo: { source: { origin: 'uri', data: 'https://a.test/1.jpg' } } },
    ],
    ...[
      { origin: 'self', data: `${'A'.repeat(399_994)}==` },
      { origin: 'self', data: 'AB+/' },
      { origin: 'fds', data: 'a'.repeat(8000) },
      { origin: 'uri', data: 'HTTP://a.test' },
    ].map((source): [string, object] => [`a photo from ${source.origin}`, { ...match, photo: { source } }]),
    ['an identity', { ...authmatch, identity: { name: '张三', idNo: '11010519491231002X' } }],
    ['async by a boolean', withApi({ async: false })],
    ['async with its answer', withApi({ async: true, resolveTicket: anything })],
    ...['both', 'photo', 'video'].map((resultMedia): [string, object] => [
      `resultMedia: ${resultMedia}`,
      { ...match, resultMedia },
    ]),
    ['extData of every kind', withApi({ extData: { a: null, b: 'x', c: true, d: 1.5, e: [1, [2]] } })],
    ['extData without a prototype', withApi({ extData: Object.assign(Object.create(null), { a: 1 }) })],
    ['extData of 100 levels', withApi({ extData: nested(100) })],
    ['a result page', { ...match, result: { showScores: true, getAttemptsLeft: anything } }],
    ['a result page as it is', { ...match, result: {} }],
  ])('%s', (_name, options) => {
    expect(complaintAbout(options)).toBe('');
    expect(checkOptions(options as FaceVerificationOptions)).toBe(options);
  });
});

describe('an invalid option is named in one sentence, which repeats no value', () => {
  it.each<[object, string]>([
    [{ ...match, userId: '' }, 'userId must be 1 to 32 letters, digits, "_" or "-".'],
    [{ ...match, userId: 12 }, 'userId must be 1 to 32 letters, digits, "_" or "-".'],
    [{ ...match, userId: 'a b' }, 'userId must be 1 to 32 letters, digits, "_" or "-".'],
    [{ ...match, userId: 'a\n' }, 'userId must be 1 to 32 letters, digits, "_" or "-".'],
    [{ ...match, type: undefined }, 'type must be "match" or "authmatch".'],
    ...[{}, null, 'redirect', { start: 'there' }].map((handoff): [object, string] => [
      { ...match, handoff },
      'handoff must be an adapter, such as redirectHandoff({ loginUrl }), or a function.',
    ]),
    ...[0, -1, Number.NaN, '60000', null].map((ticketTtlMs): [object, string] => [
      { ...match, ticketTtlMs },
      'ticketTtlMs must be a positive number of milliseconds.',
    ]),
    [{ ...authmatch, photo: {} }, 'photo belongs to type "match".'],
    [{ ...match, identity: {} }, 'identity belongs to type "authmatch".'],
    ...callbacks().map((name): [object, string] => [
      { ...match, [name]: 'done' },
      `${name} must be a function.`,
    ]),

    [{ ...match, consent: true }, 'consent must be false or an object such as { handler: "…" }.'],
    [{ ...match, consent: null }, 'consent must be false or an object such as { handler: "…" }.'],
    ...['', 2, null].map((version): [object, string] => [
      { ...match, consent: { version } },
      'consent.version must be a text that is not empty.',
    ]),
    ...[[], {}, 'text', [{ title: '谁' }], [{ text: '谁' }], [null], [{ title: 'a', text: 'b' }, {}]].map(
      (terms): [object, string] => [
        { ...match, consent: { version: '2', terms } },
        'consent.terms must be a list of { title, text }.',
      ],
    ),
    [{ ...match, consent: { terms: [{ title: 'a', text: 'b' }] } }, 'consent.terms need a consent.version.'],
    ...['示例公司', [1], ['示例公司', null]].map((recipients): [object, string] => [
      { ...match, consent: { recipients } },
      'consent.recipients must be a list of names.',
    ]),
    ...['javascript:alert(1)', 7, null, 'ftp://a.test/'].map((agreementUrl): [object, string] => [
      { ...match, consent: { agreementUrl } },
      'consent.agreementUrl must be an http(s) address or a path of this origin.',
    ]),

    [api({ getToken: 'token' }), 'api.getToken must be a function.'],
    [api({ fetch: {} }), 'api.fetch must be a function.'],
    [api({ credentials: 'always' }), 'api.credentials must be "omit", "same-origin" or "include".'],
    [api({ credentials: null }), 'api.credentials must be "omit", "same-origin" or "include".'],

    [{ ...match, photo: null }, 'photo must be an object.'],
    [{ ...match, photo: 'mine.jpg' }, 'photo must be an object.'],
    ...[19_999, 400_001, '300000', Number.NaN, null].map((maxBase64Length): [object, string] => [
      { ...match, photo: { maxBase64Length } },
      'photo.maxBase64Length must be between 20000 and 400000.',
    ]),
    [{ ...match, photo: { takePhoto: 1 } }, 'photo.takePhoto must be a function.'],
    [{ ...match, photo: { upload: '/upload' } }, 'photo.upload must be a function.'],
    ...[
      [
        { origin: 'self', data: 'data:image/jpeg;base64,AAAA' },
        'must be base64 without the "data:…;base64," prefix.',
      ],
      [
        { origin: 'self', data: 'A'.repeat(400_000) },
        'has 400000 characters; base64 must be shorter than 400000.',
      ],
      [{ origin: 'self', data: 'AAAAA' }, 'must be standard base64 without line breaks.'],
      [{ origin: 'self', data: 'AA\nA' }, 'must be standard base64 without line breaks.'],
      [{ origin: 'self', data: 'A===' }, 'must be standard base64 without line breaks.'],
      [{ origin: 'fds', data: 'a'.repeat(8001) }, 'has data of 8001 characters, for a path or a link.'],
      [{ origin: 'uri', data: 'see https://a.test/' }, 'needs an http(s) link for origin "uri".'],
      [null, 'must be { origin, data }.'],
    ].map(([source, sentence]): [object, string] => [
      { ...match, photo: { source } },
      `photo.source ${sentence}`,
    ]),
    [
      { ...match, photo: { maxBase64Length: 20_000, source: { origin: 'self', data: 'A'.repeat(20_000) } } },
      'photo.source has 20000 characters; base64 must be shorter than 20000.',
    ],
    ...[{ takePhoto: anything }, { upload: anything }].map((other): [object, string] => [
      { ...match, photo: { ...other, source: { origin: 'uri', data: 'https://a.test/1.jpg' } } },
      'photo.source is sent as it is: leave photo.takePhoto and photo.upload out.',
    ]),

    [withApi({ resolveTicket: true }), 'api.resolveTicket must be a function.'],
  ])('%#', (options, sentence) => {
    expect(complaintAbout(options)).toBe(sentence);
  });

  it.each([
    [undefined, /^Options must be an object\.$/],
    ['text', /^Options must be an object\.$/],
    [{ ...match, api: undefined }, /^api\.baseUrl \S/],
    [{ ...match, api: { baseUrl: 'ftp://a.test' } }, /^api\.baseUrl \S/],
    [api({ paths: { faceAdv: 'https://elsewhere.test/' } }), /^api\.paths\.faceAdv \S/],
    [api({ paths: { faceAdvResult: 5 } }), /^api\.paths\.faceAdvResult \S/],
    [{ ...match, photo: { source: {} } }, /^photo\.source \S/],
    [{ ...match, photo: { source: { origin: 'base64', data: '' } } }, /^photo\.source \S/],
  ])('in the words of who reads it: %#', (options, sentence) => {
    expect(complaintAbout(options)).toMatch(sentence);
  });

  it('several invalid options are named at once', () => {
    expect(complaintAbout({ ...withApi({ getToken: 1 }), userId: '' })).toBe(
      'api.getToken must be a function. userId must be 1 to 32 letters, digits, "_" or "-".',
    );
  });
});

function callbacks(): readonly string[] {
  return ['onComplete', 'onClose', 'onError', 'onCancel', 'onConsent', 'onUseAlternative', 'onEvent'];
}

function api(part: object): object {
  return { ...match, api: { ...match.api, ...part } };
}

describe('numbers out of range', () => {
  const wrong = [0, -1, Number.NaN, Number.POSITIVE_INFINITY, '30', null, true, {}];

  it.each([
    ['ticketTtlMs', (value: unknown) => ({ ...match, ticketTtlMs: value })],
    ['resume.maxAgeMs', (value: unknown) => ({ ...match, resume: { maxAgeMs: value } })],
    ['photo.maxBase64Length', (value: unknown) => ({ ...match, photo: { maxBase64Length: value } })],
  ])('checkOptions names %s', (name, withValue) => {
    for (const value of wrong)
      expect(complaintAbout(withValue(value))).toMatch(new RegExp(`^${name} must be `));
    expect(complaintAbout(withValue(undefined))).toBe('');
    expect(complaintAbout(withValue(100_000))).toBe('');
  });

  it.each([30, true, 'yes', null])('checkOptions rejects resume: %j', (resume) => {
    expect(complaintAbout({ ...match, resume })).toBe(
      'resume must be false or an object such as { maxAgeMs: 1_800_000 }.',
    );
  });

  it('checkOptions rejects a base URL whose host stands where the scheme is', () => {
    expect(complaintAbout(withApi({ baseUrl: 'localhost:3000' }))).toBe(
      'api.baseUrl must be an http(s) address with its scheme, or a path of this origin.',
    );
  });
});
