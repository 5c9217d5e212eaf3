import { type Locale, type OwnLocale, readLocale } from '../options/locale.js';
import type { Callbacks } from '../options/options.js';
import { callHost } from '../shared/callHost.js';
import { FaceVerificationError } from '../shared/errors.js';
import { lazy } from '../shared/lazy.js';
import type { MountHandle } from './mountTypes.js';

/** Globals that every verification needs. The oldest supported engines have all: Chromium 66, iOS 12.2, Firefox 78. */
const globals = 'fetch AbortController URLSearchParams Intl TextEncoder TextDecoder';

/** Returns the names of the features that this browser lacks. The user agent is not consulted. */
export function findMissingFeatures(): readonly string[] {
  const missing = globals.split(' ').filter((name) => !Reflect.get(window, name));
  if (!Element.prototype.attachShadow) missing.push('shadow DOM');
  if (!HTMLCanvasElement.prototype.toBlob) missing.push('canvas.toBlob');
  if (!URL.createObjectURL) missing.push('URL.createObjectURL');
  if (!window.crypto?.getRandomValues) missing.push('crypto.getRandomValues');
  return missing;
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
