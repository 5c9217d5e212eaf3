import { describe, expect, it, vi } from 'vitest';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { sampleJpegBase64 } from '../../../mocks/sampleMedia.js';
import { identity } from '../flow/samples.js';

const url = 'https://api.example.test/tech/ai/face/';
const usual = { Authorization: 'token', 'Content-Type': 'application/json' };
const match = {
  userId: 'user123',
  type: 'match',
  sourcePhotoStr: { origin: 'self', data: sampleJpegBase64 },
};
const authmatch = { userId: 'user123', type: 'authmatch', ...identity };
const photo = (data: unknown, origin = 'self') => ({ ...match, sourcePhotoStr: { origin, data } });
const jpegWith = (text: string) =>
  btoa(`\xff\xd8\xff\xe1${text}${'.'.repeat((3 - ((4 + text.length) % 3)) % 3)}`);

async function ask(endpoint: string, body: unknown, headers: Record<string, string> = usual) {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const partner = createMockPartner();
  const init = { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await partner.fetch(url + endpoint, init);
  const notes = warn.mock.calls.map(([note]) => String(note));
  warn.mockRestore();
  return { status: response.status, reply: await response.json(), notes };
}

describe('faceAdv', () => {
  it.each([
    ['match', match],
    ['match without origin', { ...match, sourcePhotoStr: { data: sampleJpegBase64 } }],
    ['a path', photo('group1/a.jpg', 'fds')],
    ['a link', photo('https://a.example.test/a.jpg', 'uri')],
    ['authmatch', authmatch],
    ['extData of any kind', { ...authmatch, extData: ['a', { b: null }] }],
    ['399,996 characters', photo(jpegWith('x'.repeat(299_993)))],
  ])('faceAdv accepts %s', async (_what, body) => {
    const { reply, notes } = await ask('faceAdv', body);
    expect(reply).toMatchObject({ errcode: 0, data: { status: 'SUCCESS' } });
    expect(notes).toEqual([]);
  });

  it.each([
    ['no JSON', '{"userId":', /^The body must be a JSON object/],
    ['a list', [], /^The body must be a JSON object/],
    ['no userId', { ...match, userId: undefined }, /^userId: needed/],
    ['special characters', { ...match, userId: '张三#1' }, /^userId: .*special characters/],
    ['33 characters', { ...match, userId: 'a'.repeat(33) }, /^userId: 1 to 32/],
    ['a userId that is a number', { ...match, userId: 7 }, /^userId: needed, a string/],
    ['no type', { ...match, type: undefined }, /^type: must be/],
    ['async as text', { ...match, async: 'true' }, /^async: must be a boolean/],
    ['no photo', { ...match, sourcePhotoStr: undefined }, /^sourcePhotoStr: needed/],
    ['an unknown origin', photo('a', 'ftp'), /^sourcePhotoStr\.origin: must be/],
    ['no data', photo(''), /^sourcePhotoStr\.data: needed/],
    ['a link that is none', photo('a.jpg', 'uri'), /^sourcePhotoStr\.data: must be an http/],
    [
      'a data: prefix',
      photo(`data:image/jpeg;base64,${sampleJpegBase64}`),
      /without the "data:…;base64," prefix/,
    ],
    [
      '400,000 characters',
      photo('A'.repeat(400_000)),
      /^sourcePhotoStr\.data: 400000 characters, must be under/,
    ],
    ['line breaks', photo(`${sampleJpegBase64.slice(0, 76)}\n`), /standard base64 without line breaks/],
    ['no picture', photo(btoa('<svg></svg>!')), /must be a JPEG, PNG or BMP/],
    ['EXIF', photo(jpegWith('..Exif\0\0GPS')), /has EXIF data in it/],
    ['XMP', photo(jpegWith('..http://ns.adobe.com/xap/1.0/')), /has XMP data in it/],
    ['no name', { ...authmatch, name: undefined }, /^name: needed for authmatch/],
    ['no ID number', { ...authmatch, idNo: undefined }, /^idNo: needed for authmatch/],
    [
      'a wrong ID number',
      { ...authmatch, idNo: '110105194912310021' },
      /^idNo: not a valid number \(idChecksum\)/,
    ],
    ['a name of one character', { ...authmatch, name: '李' }, /^name: not a valid name/],
  ])('faceAdv refuses %s and notes it for the developer', async (_what, body, words) => {
    const { reply, notes } = await ask('faceAdv', body);
    expect(reply.errcode).not.toBe(0);
    expect(reply.errmsg).toMatch(words);
    expect(notes).toEqual([`[face-verification-flow mocks] faceAdv refused: ${reply.errmsg}`]);
    expect(reply.errmsg).not.toMatch(/张三|11010519491231|李/);
  });

  it('faceAdv replies 401 without Authorization and refuses a body of another type', async () => {
    const none = await ask('faceAdv', match, { 'Content-Type': 'application/json' });
    expect([none.status, none.reply.errmsg]).toEqual([401, 'Authorization: the header is missing.']);
    const form = await ask('faceAdv', match, { Authorization: 't', 'Content-Type': 'text/plain' });
    expect(form.reply.errmsg).toMatch(/^Content-Type: must be application\/json/);
  });

  it('faceAdv accepts a cookie in place of a token', async () => {
    const json = { 'Content-Type': 'application/json' };
    const withCookie = await ask('faceAdv', match, { ...json, Cookie: 'sid=1' });
    expect(withCookie.reply.errcode).toBe(0);
    const init = { method: 'POST', headers: json, body: JSON.stringify(match) };
    // A page cannot show the cookie of its session to the mocks.
    const included = await createMockPartner().fetch(`${url}faceAdv`, { ...init, credentials: 'include' });
    const configured = await createMockPartner({ session: 'cookie' }).fetch(`${url}faceAdv`, init);
    expect([included.status, configured.status]).toEqual([200, 200]);
  });

  it('faceAdv accepts and notes fields that the document does not have', async () => {
    const { reply, notes } = await ask('faceAdv', { ...authmatch, nickname: 'x' });
    expect(reply.errcode).toBe(0);
    expect(notes).toEqual([expect.stringMatching(/the document has no field nickname/)]);
  });
});

describe('faceAdvResult', () => {
  it.each([
    ['no orderNo', {}, /^orderNo: needed/],
    ['an orderNo that is a number', { orderNo: 7 }, /^orderNo: needed, a string/],
    ['getFile as a number', { orderNo: 'a', getFile: 1 }, /^getFile: must be a string/],
    ['an unknown order', { orderNo: '__proto__' }, /^orderNo: there is no such order/],
  ])('faceAdvResult refuses %s', async (_what, body, words) => {
    const { reply, notes } = await ask('faceAdvResult', body);
    expect(reply.errmsg).toMatch(words);
    expect(notes).toHaveLength(1);
  });
});
