import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { sha256 } from '../../../src/shared/sha256.js';

it('sha256 returns what Node’s own returns, for every length around a block and for all kinds of characters', () => {
  const texts = [
    ...Array.from({ length: 200 }, (_, length) => 'a'.repeat(length)),
    '人脸信息处理授权',
    '𠮷🙂é',
    'lone \ud800 surrogate',
    '说'.repeat(5000),
  ];
  for (const text of texts) {
    expect(sha256(text), `${text.length}`).toBe(createHash('sha256').update(text).digest('hex'));
  }
});
