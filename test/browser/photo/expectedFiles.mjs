/**
 * What files of a known kind must come to, by the start or the end of their name; every other picture must be
 * prepared. Of the tests inside Chromium and of the other engines' alike.
 * @type {readonly (readonly [RegExp, string])[]}
 */
export const EXPECTED_FILES = [
  [/^d(02|07|10)-/, 'photo_damaged'],
  [/^d(03|11|12)-/, 'photo_too_large'],
  [/^d(05|08|09|14|15)-/, 'photo_not_an_image'],
  [/^d16-/, 'photo_too_small'],
  [/^d17-/, 'photo_bad_shape'],
  [/\.heic$/, 'photo_format_unsupported'],
];
