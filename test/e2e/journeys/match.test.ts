import { describe, expect, it } from 'vitest';
import { type Person, preparePeople, type WireRequest } from './person.js';

const people = preparePeople();

/** From the first page to the face check. */
async function bringPhoto(person: Person): Promise<void> {
  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.sees('照片清楚吗？');
  await person.tap('使用这张照片');
}

/** The JPEG in a faceAdv request, as its header tells. */
function sentPhoto({ body }: WireRequest) {
  const { origin, data } = body['sourcePhotoStr'] as { origin: string; data: string }; // fails below if it is not
  const bytes = Buffer.from(data, 'base64');
  const frame = bytes.findIndex(
    (byte, index) => byte === 0xff && [0xc0, 0xc2].includes(bytes[index + 1] ?? 0) && bytes[index + 2] === 0,
  );
  return {
    origin,
    length: data.length,
    isJpeg: bytes.subarray(0, 3).toString('hex') === 'ffd8ff',
    height: bytes.readUInt16BE(frame + 5),
    width: bytes.readUInt16BE(frame + 7),
    text: bytes.toString('latin1'),
  };
}

const endpoints = (person: Person) => person.requests.map(({ endpoint }) => endpoint);

describe('match', () => {
  it('passes, from a 12-megapixel phone photo to the result', async () => {
    const person = await people.meet();
    await person.sees('人脸信息处理授权');
    await person.tap('同意并继续');
    await person.sees('请先勾选，再继续');
    await person.agree();
    await person.choosePhoto(await people.photo('large'), '拍照');
    await person.sees('照片清楚吗？');
    expect(person.requests).toEqual([]);
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');

    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult']);
    const [faceAdv, result] = person.requests;
    expect(faceAdv).toMatchObject({
      authorization: 'demo-token',
      body: { async: false, userId: 'demo-customer', type: 'match' },
    });
    if (!faceAdv) throw new Error('no faceAdv');
    const photo = sentPhoto(faceAdv);
    expect(photo.origin).toBe('self');
    expect(photo.isJpeg).toBe(true);
    expect(photo.length).toBeLessThan(400_000);
    expect(photo.length).toBeGreaterThan(100_000);
    expect(photo.height).toBeGreaterThan(photo.width); // stored sideways, sent upright
    expect(photo.text).not.toMatch(/Exif|FixtureCam/);
    expect(result?.body).toEqual({ async: false, orderNo: expect.stringMatching(/^mock/) });

    expect(new URL(person.page.url()).search).not.toMatch(/code|orderNo|h5faceId|newSignature/);
    await person.tap('完成');
    await person.sees('申请已提交');
    expect(person.externalRequests).toEqual([]);
  });

  it('rejected says why, and a retry takes a new photo and a new ticket', async () => {
    const person = await people.meet();
    await bringPhoto(person);
    await person.endFaceCheck('notSamePerson');
    await person.sees('核验未通过');
    await person.sees('没能确认是同一个人');
    await person.tap('重新核验');
    await person.choosePhoto(await people.photo());
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');

    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult', 'faceAdv', 'faceAdvResult']);
    const [, first, , second] = person.requests.map(({ body }) => body['orderNo']);
    expect(first).not.toBe(second);
  });

  it('passes on a phone on the LAN too, where http has no service workers', async () => {
    const person = await people.meet({ insecure: true });
    expect(await person.page.evaluate(() => isSecureContext)).toBe(false);
    await bringPhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
  });

  it('a retaken photo is the one that is sent', async () => {
    const person = await people.meet();
    await person.agree();
    await person.choosePhoto(await people.photo());
    await person.tap('换张照片');
    await person.pasteSamplePhoto();
    await person.tap('使用这张照片');
    await person.page.waitForURL(/face-sdk\.html/);
    const [faceAdv] = person.requests;
    if (!faceAdv) throw new Error('no faceAdv');
    expect(sentPhoto(faceAdv)).toMatchObject({ width: 1200, height: 1600 });
  });

  it('cancelling the picker changes nothing', async () => {
    const person = await people.meet();
    await person.agree();
    await person.choosePhoto(await people.photo());
    await person.tap('换张照片');
    const opened = person.page.waitForEvent('filechooser');
    await person.tap('从相册选择');
    await (await opened).setFiles([]);
    await person.sees('拍一张正面照');
    await person.choosePhoto(await people.photo());
    await person.sees('照片清楚吗？');
  });

  it('a file that is no photo is refused in words, and another one may be chosen', async () => {
    const person = await people.meet();
    await person.agree();
    const opened = person.page.waitForEvent('filechooser');
    await person.tap('从相册选择');
    await (await opened).setFiles({
      name: 'photo.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await person.sees('这个文件不是照片');
    await person.choosePhoto(await people.photo());
    await person.sees('照片清楚吗？');
  });

  it('a declined consent asks for nothing and sends nothing', async () => {
    const person = await people.meet();
    await person.tap('不同意并退出');
    await person.sees('已退出核验');
    expect(person.requests).toEqual([]);
    await person.tap('重新开始');
    await person.sees('人脸信息处理授权');
    expect(await person.page.getByRole('checkbox').isChecked()).toBe(false);
  });
});

describe('the face check that was not finished', () => {
  it('interrupted: says so at once, asks meanwhile, and starts again with a new ticket', async () => {
    const person = await people.meet();
    await bringPhoto(person);
    await person.endFaceCheck('interrupted');
    await person.sees('还没完成刷脸？');
    await person.sees('刷脸没有完成');
    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult', 'faceAdvResult', 'faceAdvResult']);
    await person.tap('重新核验');
    await person.choosePhoto(await people.photo());
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
    expect(endpoints(person).filter((endpoint) => endpoint === 'faceAdv')).toHaveLength(2);
  });

  it('left without a word: asks at once whether it is done, and does it again', async () => {
    const person = await people.meet();
    await bringPhoto(person);
    await person.endFaceCheck('left');
    await person.sees('还没完成刷脸？');
    const buttons = await person.page.locator('.fv-actions button').allInnerTexts();
    expect(buttons).toEqual(['重新刷脸', '我已刷完，查询结果', '换一种方式', '稍后再看']);
    await person.tap('重新刷脸');
    await person.sees('拍一张正面照');
  });

  it('left without a word, although it was done: the result is queried when the person says so', async () => {
    const person = await people.meet();
    await person.page.clock.install();
    await bringPhoto(person);
    await person.endFaceCheck('left');
    await person.tap('我已刷完，查询结果');
    await person.sees('正在查询结果');
    await person.waitsLongFor('结果还在处理中');
    // The half minute has passed: a reload does not begin it again.
    await person.page.reload();
    await person.sees('结果还在处理中');
    await person.tap('重新核验');
    await person.sees('拍一张正面照');
  });
});

describe('coming back', () => {
  it('a forged code=0 shows the truth', async () => {
    const person = await people.meet({ scenario: 'notSamePerson' });
    await bringPhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('没能确认是同一个人');
  });

  it('a reload while the order is open asks for its result, not for a new one', async () => {
    const person = await people.meet();
    await bringPhoto(person);
    await person.page.waitForURL(/face-sdk\.html/);
    await person.visit();
    await person.sees('还没完成刷脸？');
    await expect.poll(() => endpoints(person)).toContain('faceAdvResult');
    expect(endpoints(person).filter((endpoint) => endpoint === 'faceAdv')).toHaveLength(1);
  });

  it('stores nothing but the order', async () => {
    const person = await people.meet();
    await bringPhoto(person);
    await person.page.waitForURL(/face-sdk\.html/);
    const stored = await person.page.evaluate(() =>
      [...Object.entries(sessionStorage), ...Object.entries(localStorage)]
        .filter(([key]) => key.startsWith('face-verification-flow:order:'))
        .map(([, value]) => JSON.parse(value)),
    );
    expect(stored).toHaveLength(2);
    for (const record of stored) {
      expect(Object.keys(record).sort()).toEqual([
        'maxAgeMs',
        'orderNo',
        'startedAt',
        'status',
        'traceNo',
        'version',
      ]);
    }
  });
});
