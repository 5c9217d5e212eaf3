import { type Locale, type OwnLocale, readLocale } from '../options/locale.js';
import type { Callbacks } from '../options/options.js';
import { callHost } from '../shared/callHost.js';
import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { MountHandle } from './mountTypes.js';

/** Features that every verification needs. The oldest supported engines have all: Chromium 66, iOS 12.2, Firefox 78. */
const needed: readonly (readonly [string, () => unknown])[] = [
  ['fetch', () => window.fetch],
  ['AbortController', () => window.AbortController],
  ['URLSearchParams', () => window.URLSearchParams],
  ['shadow DOM', () => Element.prototype.attachShadow],
  ['canvas.toBlob', () => HTMLCanvasElement.prototype.toBlob],
  ['URL.createObjectURL', () => URL.createObjectURL],
  ['Intl', () => Reflect.get(window, 'Intl')],
  ['TextEncoder', () => window.TextEncoder],
  ['TextDecoder', () => window.TextDecoder],
  ['crypto.getRandomValues', () => window.crypto?.getRandomValues],
];

/** Returns the names of the features that this browser lacks. The user agent is not consulted. */
export function findMissingFeatures(): readonly string[] {
  return needed.flatMap(([name, find]) => (find() ? [] : name));
}

const SENTENCE = '当前浏览器版本过低，无法进行刷脸核验。请更新浏览器，或换一个浏览器打开本页。';

const otherSentences = lazy(
  async () => (await import('./unsupportedSentences.js')).unsupportedSentences,
  'unsupportedSentences',
);

async function findSentence(own: OwnLocale): Promise<string> {
  return own === 'zh-CN' ? SENTENCE : (await otherSentences.load())[own];
}

interface UnsupportedOptions {
  readonly locale?: Locale | undefined;
  readonly onError?: Callbacks['onError'] | undefined;
}

/** Renders one sentence instead of a widget that would break midway. The returned handle does nothing. */
export function renderUnsupported(
  place: Element,
  missing: readonly string[],
  { locale = 'zh-CN', onError }: UnsupportedOptions,
): MountHandle {
  const error = new FaceVerificationError(
    'handoff_unsupported',
    `This browser lacks ${missing.join(', ')}: it is too old for the widget.`,
  );
  const sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  place.appendChild(sentence);
  const write = (text: string) => {
    sentence.textContent = text;
  };
  findSentence(readLocale(locale, false).own).then(write, () => write(SENTENCE));
  callHost(onError, error);
  const state = { step: 'failed', error, retryAt: { step: 'capturing' } } as const;
  return {
    getState: () => state,
    subscribe: () => () => {},
    send: () => {},
    update: () => {},
    unmount: () => sentence.remove(),
  };
}
