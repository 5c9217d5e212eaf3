import type { OwnLocale } from '../options/locale.js';

/** Sentences for browsers below the floor, in the languages that are not part of the first load. */
export const unsupportedSentences: Readonly<Record<Exclude<OwnLocale, 'zh-CN'>, string>> = {
  'zh-TW': '目前的瀏覽器版本過低，無法進行刷臉核驗。請更新瀏覽器，或換一個瀏覽器開啟本頁。',
  en: 'This browser is too old for the face check. Please update it, or open this page in another one.',
};
