import { afterEach, expect, it, vi } from 'vitest';
import { createFaceVerification, type FaceVerificationOptions } from '../../../src/core.js';
import { ownWords } from '../../fixtures/ownWords.js';
// Else the first test would wait for it to be made ready.
import '../../../src/session/checkAtMount.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const circle: Record<string, unknown> = {};
circle['itself'] = circle;

it.each<[object, string]>([
  [
    { api: { headers: { authorization: 'mine' } } },
    'api.headers must not set authorization: use api.getToken.',
  ],
  [{ api: { headers: { 'Idempotency-Key': 'mine' } } }, 'api.headers must not set Idempotency-Key.'],
  [{ api: { headers: null } }, 'api.headers must be an object of strings, or a function that gives one.'],
  ...[() => 1, new Date(), { a: undefined }, [1n], { a: Number.NaN }, circle, new Map()].map(
    (extData): [object, string] => [
      { api: { extData } },
      `api.extData must be JSON without functions, dates, undefined values or circles, not a value of type ${typeof extData}.`,
    ],
  ),
  ...[true, 'user'].map((camera): [object, string] => [
    { photo: { camera } },
    `photo.camera must be false or an object such as { autoCapture: true }, not ${camera === true ? 'a value of type boolean' : 'this text'}.`,
  ]),
  ...[{}, () => 1, { getUserMedia: 1 }].map((devices): [object, string] => [
    { photo: { camera: { devices } } },
    `photo.camera.devices must be an object with getUserMedia, as navigator.mediaDevices is, not a value of type ${typeof devices}.`,
  ]),
  [{ resultMedia: '1' }, 'resultMedia must be one of "both", "photo", "video", not this text.'],
  [{ photo: { heic: {} } }, 'photo.heic must be a function, not a value of type object.'],
  [{ api: { idempotencyKey: null } }, 'api.idempotencyKey must be true or false, not null.'],
  [{ backButton: 0 }, 'backButton must be true or false, not a value of type number.'],
  [{ result: true }, 'result must be an object, not a value of type boolean.'],
  [
    { result: { getAttemptsLeft: 2 } },
    'result.getAttemptsLeft must be a function, not a value of type number.',
  ],
  [{ result: { showScores: 'yes' } }, 'result.showScores must be true or false, not this text.'],
  [
    { result: { finishAfterMs: '900' } },
    'result.finishAfterMs must be from 500 to 60000 milliseconds, not this text.',
  ],
  [{ consent: { confirm: 'tick' } }, 'consent.confirm must be one of "checkbox", "button", not this text.'],
])(
  'a wrong value of a rarer option is an error before consent, and nothing is sent: %#',
  async (options, sentence) => {
    vi.spyOn(console, 'warn').mockReturnValue();
    const fetch = vi.fn<typeof globalThis.fetch>();
    const onError = vi.fn<NonNullable<FaceVerificationOptions['onError']>>();
    const given = {
      type: 'match',
      userId: 'user123',
      handoff: { name: 'test', start: async () => undefined },
      onError,
      ...options,
      api: { baseUrl: 'https://api.example.test', fetch, ...Reflect.get(options, 'api') },
    };
    // The types forbid what is tried here.
    const verification = createFaceVerification(given as FaceVerificationOptions);
    verification.start();
    await vi.waitUntil(() => verification.getState().step === 'failed', { timeout: 20_000 });
    const [error] = onError.mock.calls[0] ?? [];
    expect(error?.code).toBe('invalid_options');
    expect(error && ownWords(error)).toBe(sentence);
    expect(fetch).not.toHaveBeenCalled();
    verification.stop();
  },
);
