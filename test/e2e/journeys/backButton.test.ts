import { expect, it } from 'vitest';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

const pressBack = (person: Person) => person.page.evaluate(() => history.back());

it('the back button goes through the steps one by one, and keeps the page’s address and state', async () => {
  const person = await people.meet();
  const address = person.page.url();
  await person.page.evaluate(() => history.replaceState({ position: 7 }, ''));
  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.sees('照片清楚吗？');
  expect(await person.page.evaluate(() => history.state)).toMatchObject({ position: 7 });
  await pressBack(person);
  await person.sees('拍一张正面照');
  await pressBack(person);
  await person.sees('人脸信息处理授权');
  expect(person.page.url()).toBe(address);

  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.tap('使用这张照片');
  await person.endFaceCheck('pass');
  await person.sees('核验通过');
  expect(person.requests.map(({ endpoint }) => endpoint)).toEqual(['faceAdv', 'faceAdvResult']);
});

it('a step back in the widget takes its entry away, so that the next press leaves the page', async () => {
  const person = await people.meet();
  await person.visit({ locale: 'en' });
  await person.visit();
  await person.agree();
  await person.sees('拍一张正面照');
  await person.tap('返回');
  await person.sees('人脸信息处理授权');
  await expect.poll(() => person.page.evaluate(() => history.state)).toBeNull();
  await pressBack(person);
  await person.sees('Consent to process your face data');
});

it('after the verdict one press leaves the page, whatever the flow has added', async () => {
  const person = await people.meet();
  await person.visit({ locale: 'en' });
  await person.visit({ handoff: 'bridge' });
  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.tap('使用这张照片');
  await person.tap(/^通过/);
  await person.sees('核验通过');
  await pressBack(person);
  await expect.poll(() => person.page.url()).toContain('locale=en');
});

it('the back button of a failed attempt shows the photo again', async () => {
  const person = await people.meet({ scenario: 'networkDownAtTicket' });
  await person.agree();
  await person.choosePhoto(await people.photo());
  await person.tap('使用这张照片');
  await person.sees('网络连接失败');
  await pressBack(person);
  await person.sees('照片清楚吗？');
});
