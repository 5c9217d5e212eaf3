import { describe, expect, it } from 'vitest';
import {
  type BodyParts,
  decodeParts,
  encodeText,
  lengthOf,
  sliceParts,
} from '../../../src/server/bodyParts.js';
import { isBase64, parseAroundPhoto } from '../../../src/server/parseBody.js';

const photo = `/9j/${'AbC+/09z'.repeat(1000)}`;
const other = 'Q'.repeat(9000);

/** Splits bytes into parts of a size. */
function split(text: string, size: number): BodyParts {
  const bytes = encodeText(text);
  const parts: Uint8Array[] = [];
  for (let start = 0; start < lengthOf(bytes); start += size)
    parts.push(...sliceParts(bytes, start, start + size));
  return parts;
}

const usual = { type: 'match', sourcePhotoStr: { origin: 'self', data: photo } };

describe('a request is read around its photo as JSON.parse reads it', () => {
  const texts: Readonly<Record<string, string>> = {
    'the widget’s request': JSON.stringify(usual),
    'its fields in another order, with spaces': JSON.stringify(
      { sourcePhotoStr: { data: photo }, type: 'match' },
      null,
      2,
    ),
    'Han characters around it': JSON.stringify({ 姓名: '李秀英', ...usual, 尾: '完' }),
    'a mark of the byte order': `\ufeff${JSON.stringify(usual)}`,
    padding: JSON.stringify({ sourcePhotoStr: { data: `${photo}ABC=` } }),
    'a longer string beside it': JSON.stringify({ ...usual, extData: other }),
    'a long string in place of it': JSON.stringify({ name: photo, idNo: '1' }),
    'a long name of a field': JSON.stringify({ [photo]: 1, sourcePhotoStr: { data: 'short' } }),
    'an escaped quote before it': `{"sourcePhotoStr":{"data":"x\\"${photo}"}}`,
    'an escaped quote behind it': `{"sourcePhotoStr":{"data":"${photo}\\"x"}}`,
    'an escape within it': `{"sourcePhotoStr":{"data":"${photo}\\/${photo}"}}`,
    'two photos, the last of which counts': `{"sourcePhotoStr":{"data":"${photo}","data":"${other}"}}`,
    'two photos, the last of which is shorter': `{"sourcePhotoStr":{"data":"${other}","data":"${photo}"}}`,
    'a photo that is an element': `{"sourcePhotoStr":{"data":["${photo}"]}}`,
    'fields of a prototype': `{"__proto__":{"sourcePhotoStr":{"data":"${photo}"}}}`,
    'text that is no base64': JSON.stringify({ sourcePhotoStr: { data: `data:image/jpeg;base64,${photo}` } }),
    'a short photo': JSON.stringify({ sourcePhotoStr: { data: '/9j/AAAA' } }),
  };

  it.each(Object.entries(texts))('%s', (_what, text) => {
    for (const size of [1, 7, 4096, 65_536, text.length + 9]) {
      const read = parseAroundPhoto(split(text, size));
      if (read.photo) {
        const target: unknown = Reflect.get(Object(read.value), 'sourcePhotoStr');
        Reflect.set(Object(target), 'data', decodeParts(read.photo));
      }
      expect(read.value).toEqual(JSON.parse(text.replace(/^\ufeff/, '')));
    }
  });

  it('the widget’s photo stays bytes, without a copy', () => {
    const parts = split(JSON.stringify(usual), 1000);
    const buffers = new Set(parts.map(({ buffer }) => buffer));
    expect(parseAroundPhoto(parts).photo?.every(({ buffer }) => buffers.has(buffer))).toBe(true);
  });

  it.each([
    ['a photo between two strings', `{"a":"b"${photo}"c":1}`],
    ['a photo without its second quote', `{"sourcePhotoStr":{"data":"${photo}}}`],
    ['something behind the end', `${JSON.stringify(usual)}}`],
    ['nothing', ''],
  ])('%s is not JSON', (_what, text) => {
    expect(() => parseAroundPhoto(split(text, 4096))).toThrow(
      expect.objectContaining({ code: 'invalid_request' }),
    );
  });

  it('bytes that are not UTF-8 are refused before and behind the photo', () => {
    const [bytes = new Uint8Array()] = encodeText(JSON.stringify({ a: '@', ...usual, b: '@' }));
    for (const index of [bytes.indexOf(0x40), bytes.lastIndexOf(0x40)]) {
      const broken = bytes.slice();
      broken[index] = 0xc3;
      expect(() => parseAroundPhoto([broken])).toThrow(expect.objectContaining({ code: 'invalid_request' }));
    }
  });
});

describe('isBase64', () => {
  it.each(['QUJD', 'QUI=', 'QQ==', 'QUJDQUI='])('accepts %s in any parts', (text) => {
    for (const size of [1, 2, 3, 9]) expect(isBase64(split(text, size))).toBe(true);
  });

  it.each(['', '=', '====', 'Q===', 'QUJ', 'QUJDQ', 'QQ=Q', 'QQ==QUJD', 'Q-_D', 'QU D', 'QU\nD', 'QUé'])(
    'refuses %j',
    (text) => {
      for (const size of [1, 2, 3, 9]) expect(isBase64(split(text, size))).toBe(false);
    },
  );

  it('refuses each byte that is none of its characters, wherever it stands', () => {
    const length = 16;
    for (let byte = 0; byte < 256; byte += 1) {
      const isAllowed = /[A-Za-z0-9+/]/.test(String.fromCharCode(byte));
      for (let index = 0; index < length - 2; index += 1) {
        const bytes = new Uint8Array(length).fill(0x41);
        bytes[index] = byte;
        expect(isBase64([bytes])).toBe(isAllowed);
      }
    }
  });
});
