/**
 * Error codes of known files, by the start or the end of their name. Every other image must be prepared. The tests inside
 * Chromium and those of other engines use this list.
 * @type {readonly (readonly [RegExp, string])[]}
 */
export const EXPECTED_FILES = [
  [/^d(02|07|10)-/, 'photo_damaged'],
  [/^d(03|11|12)-/, 'photo_too_large'],
  [/^d(05|09|14|15)-/, 'photo_not_an_image'],
  [/^d08-/, 'photo_unreadable'],
  [/^d16-/, 'photo_too_small'],
  [/^d17-/, 'photo_bad_shape'],
  [/\.heic$/, 'photo_format_unsupported'],
];
