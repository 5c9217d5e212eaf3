import { describe, expect, it } from 'vitest';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Says to the page what a browser says when its tab goes to the background or comes to the front. */
async function setHidden({ page }: Person, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    hidden ? 'hidden' : 'visible',
  );
}

async function setClock({ page }: Person, by: number): Promise<void> {
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + by);
}

/** Opens the demo on a computer and gets as far as the QR code. */
async function showCode(): Promise<Person> {
  const person = await people.meet({ handoff: 'qr', viewport: { width: 1280, height: 800 } });
  await person.page.clock.install();
  await person.visit({ handoff: 'qr' });
  await person.agree();
  await person.pasteSamplePhoto();
  await person.tap('使用这张照片');
  await person.waitsLongFor('请用手机扫码刷脸');
  return person;
}

/** Does the face check on another phone. */
async function passOnPhone({ page }: Person): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('complementary', { name: '模拟手机' }).getByRole('link').click();
  const phone = await opened;
  await phone.getByRole('button', { name: '通过' }).click();
  await phone.getByText('请回到电脑').waitFor();
  await phone.close();
}

const count = (person: Person, endpoint: string) =>
  person.requests.filter((request) => request.endpoint === endpoint).length;

/** Hurries the page's clock until it has asked for the result more often than before. */
async function asksMoreThan(person: Person, before: number): Promise<void> {
  const ask = async () => {
    await person.page.clock.runFor(500);
    return count(person, 'faceAdvResult');
  };
  await expect.poll(ask, { timeout: 20_000 }).toBeGreaterThan(before);
}

describe('a QR code, whatever the clocks do', () => {
  it('result that came while the page was hidden for five minutes is shown, with one ticket', async () => {
    const person = await showCode();
    await person.page.clock.runFor(MINUTE);
    await setHidden(person, true);
    await person.page.clock.runFor(MINUTE);
    await passOnPhone(person);
    const asked = count(person, 'faceAdvResult');
    await person.page.clock.runFor(4 * MINUTE);
    expect(count(person, 'faceAdvResult')).toBe(asked);
    await setHidden(person, false);
    await person.waitsLongFor('核验通过');
    expect(count(person, 'faceAdv')).toBe(1);
  });

  it('a code that was scanned in its last seconds has its result after it has expired', async () => {
    const person = await showCode();
    await person.page.clock.runFor(5 * MINUTE + 5000);
    await person.waitsLongFor('二维码已过期');
    await passOnPhone(person);
    await person.waitsLongFor('核验通过');
    expect(count(person, 'faceAdv')).toBe(1);
  });

  it('a code that nobody scans ends with a word on it, and the result was asked for before', async () => {
    const person = await showCode();
    await person.page.clock.runFor(8 * MINUTE);
    await person.waitsLongFor('操作超时，请重新刷脸');
    expect(count(person, 'faceAdv')).toBe(1);
    await person.tap('重试');
    await person.waitsLongFor('请用手机扫码刷脸');
    expect(count(person, 'faceAdv')).toBe(2);
  });

  it('a computer that slept for half an hour finds the result when it wakes', async () => {
    const person = await showCode();
    await person.page.clock.runFor(MINUTE);
    await passOnPhone(person);
    // Each timer fires once, as after a lid was closed.
    await person.page.clock.fastForward(30 * MINUTE);
    await person.waitsLongFor('核验通过');
    expect(count(person, 'faceAdv')).toBe(1);
  });

  it('a clock that is set back by a day does not prolong the code', async () => {
    const person = await showCode();
    await setClock(person, -DAY);
    await person.page.clock.runFor(5 * MINUTE + 1000);
    await person.waitsLongFor('二维码已过期');
  });

  it('a clock that is set ahead by a day takes no result away', async () => {
    const person = await showCode();
    await setClock(person, DAY);
    await person.page.clock.runFor(1000);
    await passOnPhone(person);
    await person.waitsLongFor('核验通过');
    expect(count(person, 'faceAdv')).toBe(1);
  });
});

describe('the other steps, whatever the clocks do', () => {
  it.each([
    ['set back by a day', -DAY],
    ['set ahead by a day', DAY],
  ])(
    'photo and consent stay, and the verdict comes, with a clock that is %s in each step',
    async (_, jump) => {
      const person = await people.meet();
      await person.page.clock.install();
      await person.visit();
      await person.agree();
      await setClock(person, jump);
      await person.pasteSamplePhoto();
      await person.sees('使用这张照片');
      await setClock(person, -jump);
      await person.tap('使用这张照片');
      await person.page.waitForURL(/face-sdk\.html/);
      await setClock(person, jump);
      await person.endFaceCheck('pass');
      await person.waitsLongFor('核验通过');
      expect(count(person, 'faceAdv')).toBe(1);
    },
  );

  it('result is asked for at once by a page that was hidden for half an hour', async () => {
    const person = await people.meet({ scenario: 'resultNeverComes' });
    await person.page.clock.install();
    await person.visit({ scenario: 'resultNeverComes' });
    await person.agree();
    await person.pasteSamplePhoto();
    await person.tap('使用这张照片');
    await person.endFaceCheck('left');
    await asksMoreThan(person, 0);
    await setHidden(person, true);
    await person.page.clock.fastForward(30 * MINUTE);
    const asked = count(person, 'faceAdvResult');
    await setHidden(person, false);
    await asksMoreThan(person, asked);
    expect(count(person, 'faceAdv')).toBe(1);
  });
});
