import { describe, expect, it } from 'vitest';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

async function usePhoto(person: Person): Promise<void> {
  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.tap('使用这张照片');
}

const count = (person: Person, endpoint: string) =>
  person.requests.filter((request) => request.endpoint === endpoint).length;

describe('trouble at faceAdv', () => {
  // Every other one: test/browser/react/faultMatrix.browser.test.tsx.
  it('network failure is shown, and one tap sends the same photo again', async () => {
    const person = await people.meet({ scenario: 'networkDownAtTicket' });
    await usePhoto(person);
    await person.sees('网络连接失败');
    expect(count(person, 'faceAdv')).toBe(1);
    await person.tap('重试');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
    expect(count(person, 'faceAdv')).toBe(2);
    const [first, second] = person.requests;
    expect(second?.body['sourcePhotoStr']).toEqual(first?.body['sourcePhotoStr']);
  });

  it('the photo can be looked at again instead', async () => {
    const person = await people.meet({ scenario: 'networkDownAtTicket' });
    await usePhoto(person);
    await person.sees('网络连接失败');
    await person.tap('换张照片');
    await person.sees('照片清楚吗？');
  });

  it('an expired token is renewed without the person noticing', async () => {
    const person = await people.meet({ scenario: 'tokenExpiredOnce' });
    await usePhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
    expect(count(person, 'faceAdv')).toBe(2);
  });
});

describe('trouble at faceAdvResult', () => {
  it('a result that comes late is waited for', async () => {
    const person = await people.meet({ scenario: 'resultComesLate' });
    await usePhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('正在查询结果');
    await person.sees('核验通过');
    expect(count(person, 'faceAdvResult')).toBe(3);
    expect(count(person, 'faceAdv')).toBe(1);
  });

  it('network failure is shown, and one tap asks for the same order again', async () => {
    const person = await people.meet({ scenario: 'networkDownAtResult' });
    await usePhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('网络连接失败');
    await person.tap('重试');
    await person.sees('核验通过');
    expect(count(person, 'faceAdv')).toBe(1);
    const orders = person.requests.flatMap(({ body }) => body['orderNo'] ?? []);
    expect(new Set(orders).size).toBe(1);
  });

  it('a result that never comes ends on a page with ways on', async () => {
    const person = await people.meet({ scenario: 'resultNeverComes' });
    await person.page.clock.install();
    await usePhoto(person);
    await person.endFaceCheck('pass');
    await person.sees('正在查询结果');
    await person.waitsLongFor('结果还在处理中');
    await person.tap('再查一次');
    await person.sees('正在查询结果');
    await person.tap('稍后再看');
    await person.sees('结果稍后可以再看');
    await person.tap('继续查询');
    await person.sees('正在查询结果');
    expect(count(person, 'faceAdv')).toBe(1);
  });
});
