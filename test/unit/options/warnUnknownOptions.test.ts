import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseHandoff } from '../../../src/handoff/chooseHandoff.js';
import { redirectHandoff } from '../../../src/handoff/redirectHandoff.js';

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
  consent: {
    handler: '和安人寿',
    purpose: '领取保险金',
    contact: '400-000-0000',
    retention: '30 天',
    withdrawal: '400-000-0000',
  },
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
    warnUnknownOptions({ locale, consent: false }, { locale: 1 });
  warnUnknownOptions({ locale: 'ja', messages: {}, consent: false }, { locale: 1, messages: 1 });
  expect(console.warn).not.toHaveBeenCalled();
  warnUnknownOptions({ locale: '中文', consent: false }, { locale: 1 });
  warnUnknownOptions({ locale: 'fr', consent: false }, { locale: 1 });
  expect(console.warn).toHaveBeenCalledExactlyOnceWith(
    'FaceVerification: there are no texts for the locale "中文", so zh-CN is shown. Use a BCP 47 tag such as zh-CN, zh-TW or en, or pass messages.',
  );
});

it.each<[object, string]>([
  [{ support: 400 }, 'support must be a text, not a value of type number.'],
  [{ theme: 'night' }, 'theme must be one of "auto", "light", "dark", not this text.'],
  [{ accent: '#ff0000' }, 'accent must be one of "jade", "ocean", "plum", "crimson", not this text.'],
  [{ textSize: 'huge' }, 'textSize must be one of "auto", "system", "standard", "large", not this text.'],
  [{ slots: true }, 'slots must be an object, not a value of type boolean.'],
  [{ identity: { name: 5 } }, 'identity.name must be a text, not a value of type number.'],
  [{ identity: { idNo: null } }, 'identity.idNo must be a text, not null.'],
  [{ photo: { blockDoubtful: 'yes' } }, 'photo.blockDoubtful must be true or false, not this text.'],
  [
    { photo: { camera: { autoCapture: 1 } } },
    'photo.camera.autoCapture must be true or false, not a value of type number.',
  ],
  [{ consent: { handler: {} } }, 'consent.handler must be a text, not a value of type object.'],
  [{ consent: { minors: 1 } }, 'consent.minors must be true or false, not a value of type number.'],
  [
    { api: { baseUrl: '//api.example.com' } },
    'api.baseUrl has no scheme. Write https://api.example.com instead of //api.example.com.',
  ],
  ...['api.example.com/x', 'api.example.com', 'api.example.com:8443/x', 'www.example.com.cn/face'].map(
    (baseUrl): [object, string] => [
      { api: { baseUrl } },
      'api.baseUrl has no scheme, so it is a path of this page. Write https://api.example.com instead of api.example.com.',
    ],
  ),
])('warnUnknownOptions warns of a value that is ignored or hardly meant: %#', (options, sentence) => {
  const appearance = { theme: 1, accent: 1, textSize: 1, messages: 1, slots: 1 };
  warnUnknownOptions({ consent: false, ...options }, 'consent' in options ? {} : appearance);
  expect(console.warn).toHaveBeenCalledExactlyOnceWith(`FaceVerification: ${sentence}`);
});

it.each(['/api', 'api/v1', 'index.php/api', './face', '', 'https://api.example.com/x', 'v1.0/api'])(
  'warnUnknownOptions says nothing of the base URL %j',
  (baseUrl) => {
    warnUnknownOptions({ api: { baseUrl } }, {});
    expect(console.warn).not.toHaveBeenCalled();
  },
);

it('warnUnknownOptions names unknown options of a handoff, also behind a choice', () => {
  const redirect = redirectHandoff({ loginUrl: '/login', ...{ returnURL: '/back' } });
  warnUnknownOptions({ handoff: chooseHandoff([redirect]) }, {});
  expect(console.warn).toHaveBeenCalledExactlyOnceWith(
    'FaceVerification: redirectHandoff.returnURL is not an option. Did you mean redirectHandoff.returnUrl?',
  );
});

describe('what the consent page lacks', () => {
  const ours = { slots: 1 };
  const sentence =
    'FaceVerification: the consent page lacks what the law asks for: consent.handler, consent.purpose, consent.contact, consent.retention, consent.withdrawal. docs/compliance.md says what each one costs.';

  it('is named in one warning per page during development', () => {
    warnUnknownOptions({}, ours);
    warnUnknownOptions({ consent: {} }, ours);
    expect(console.warn).toHaveBeenCalledExactlyOnceWith(sentence);
  });

  it('causes no warning in a build for production, nor on a page without a bundler', () => {
    vi.stubEnv('NODE_ENV', 'production');
    warnUnknownOptions({}, ours);
    vi.unstubAllEnvs();
    vi.stubGlobal('process', undefined);
    warnUnknownOptions({}, ours);
    vi.unstubAllGlobals();
    expect(console.warn).not.toHaveBeenCalled();
  });

  it('causes no warning when the consent page is the host’s', () => {
    warnUnknownOptions({}, {});
    warnUnknownOptions({ consent: false }, ours);
    warnUnknownOptions({ slots: { screens: { consenting: () => null } } }, ours);
    expect(console.warn).not.toHaveBeenCalled();
  });
});
