import { describe, expect, it } from 'vitest';
import { isTransient } from '../../../src/client/poll.js';
import {
  FaceVerificationError,
  isFaceVerificationError,
  toFaceVerificationError,
} from '../../../src/shared/errors.js';

const name = 'FaceVerificationError';

describe('isFaceVerificationError', () => {
  it.each([
    ['an instance', new FaceVerificationError('http_error', 'for a test')],
    [
      'an error of another copy of the bundle',
      { name, code: 'http_error', details: {}, message: 'for a test' },
    ],
  ])('accepts %s', (_what, value) => {
    expect(isFaceVerificationError(value)).toBe(true);
    expect(toFaceVerificationError(value)).toBe(value);
  });

  it.each([
    ['an object with its name alone', { name }],
    ['an object without details', { name, code: 'http_error' }],
    ['an object whose details are null', { name, code: 'http_error', details: null }],
    ['an object whose code is a number', { name, code: 500, details: {} }],
    ['another error', new Error('for a test')],
    ['null', null],
    ['undefined', undefined],
    ['a string', name],
  ])('rejects %s, which becomes an unexpected error', (_what, value) => {
    expect(isFaceVerificationError(value)).toBe(false);
    expect(isTransient(value)).toBe(false);
    expect(toFaceVerificationError(value)).toMatchObject({ code: 'unexpected', cause: value });
  });
});
