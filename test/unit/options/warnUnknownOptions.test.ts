import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let warnUnknownOptions: (given: object, others: object) => void;

beforeEach(async () => {
  vi.resetModules();
  ({ warnUnknownOptions } = await import('../../../src/options/warnUnknownOptions.js'));
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

const known = {
  type: 'match',
  userId: 'user123',
  api: {
    baseUrl: '/api',
    paths: { faceAdv: '/ticket' },
    headers: { 'X-Anything': '1' },
    extData: { any: 1 },
  },
  handoff: () => undefined,
  photo: { camera: { autoCapture: true }, source: { origin: 'uri', data: 'https://a.test/1.jpg' } },
  consent: { handler: '和安人寿' },
  resume: false,
  onComplete: () => undefined,
};

it('warnUnknownOptions is silent when every option is known', () => {
  warnUnknownOptions(known, {});
  warnUnknownOptions({ ...known, locale: 'en' }, { locale: 1 });
  expect(console.warn).not.toHaveBeenCalled();
});

it.each([
  [{ onCompleted: () => undefined }, 'onCompleted is not an option. Did you mean onComplete?'],
  [{ onFinish: () => undefined }, 'onFinish is not an option.'],
  [{ userid: 'user123' }, 'userid is not an option. Did you mean userId?'],
  [{ maxBase64Length: 1 }, 'maxBase64Length is not an option. Did you mean photo.maxBase64Length?'],
  [{ photo: { maxBase64: 1 } }, 'photo.maxBase64 is not an option. Did you mean photo.maxBase64Length?'],
  [
    { photo: { camera: { autocapture: true } } },
    'photo.camera.autocapture is not an option. Did you mean photo.camera.autoCapture?',
  ],
  [{ api: { userId: 'user123' } }, 'api.userId is not an option. Did you mean userId?'],
  [{ api: { getTokens: () => '' } }, 'api.getTokens is not an option. Did you mean api.getToken?'],
  [{ consent: { hander: '' } }, 'consent.hander is not an option. Did you mean consent.handler?'],
  [{ resume: { maxAge: 1 } }, 'resume.maxAge is not an option. Did you mean resume.maxAgeMs?'],
  [{ result: { showScore: true } }, 'result.showScore is not an option. Did you mean result.showScores?'],
])('warnUnknownOptions names the nearest option when one is unknown: %j', (options, sentence) => {
  warnUnknownOptions(options, {});
  expect(console.warn).toHaveBeenCalledExactlyOnceWith(`FaceVerification: ${sentence}`);
});

it('warnUnknownOptions warns once per page when an option is unknown in every verification', () => {
  warnUnknownOptions({ ...known, colour: 'red' }, {});
  warnUnknownOptions({ ...known, colour: 'red' }, {});
  expect(console.warn).toHaveBeenCalledExactlyOnceWith('FaceVerification: colour is not an option.');
});

it('warnUnknownOptions warns once of a locale without texts, and not of any Chinese tag', () => {
  for (const locale of ['zh_CN', 'yue-HK', 'cmn-Hans-CN', 'cn', 'EN', undefined])
    warnUnknownOptions({ locale }, { locale: 1 });
  warnUnknownOptions({ locale: 'ja', messages: {} }, { locale: 1, messages: 1 });
  expect(console.warn).not.toHaveBeenCalled();
  warnUnknownOptions({ locale: '中文' }, { locale: 1 });
  warnUnknownOptions({ locale: 'fr' }, { locale: 1 });
  expect(console.warn).toHaveBeenCalledExactlyOnceWith(
    'FaceVerification: there are no texts for the locale "中文", so zh-CN is shown. Use a BCP 47 tag such as zh-CN, zh-TW or en, or pass messages.',
  );
});
