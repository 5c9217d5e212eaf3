import { expect, it } from 'vitest';
import { preparePeople } from './person.js';

const people = preparePeople();

it('authmatch passes, once the form is right', async () => {
  const person = await people.meet({ type: 'authmatch' });
  await person.agree();
  await person.tap('下一步');
  await person.sees('请输入姓名');
  await person.sees('请输入身份证号');
  await expect
    .poll(() => person.page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('name');

  await person.type('姓名', '阿卜杜拉•买买提');
  await person.type('身份证号', '110105194912310021');
  await person.tap('下一步');
  await person.sees('身份证号有误，请逐位核对');
  await expect
    .poll(() => person.page.evaluate(() => document.activeElement?.getAttribute('name')))
    .toBe('idNo');
  expect(await person.page.getByLabel('姓名', { exact: true }).inputValue()).toBe('阿卜杜拉•买买提');
  expect(person.requests).toEqual([]);

  await person.type('身份证号', '11010519491231002x');
  await person.tap('下一步');
  await person.endFaceCheck('pass');
  await person.sees('核验通过');
  expect(person.requests[0]?.body).toEqual({
    async: false,
    userId: 'demo-customer',
    type: 'authmatch',
    name: '阿卜杜拉·买买提',
    idNo: '11010519491231002X',
  });
  expect(person.requests).toHaveLength(2);
});

it('a rare name passes', async () => {
  const person = await people.meet({ type: 'authmatch' });
  await person.agree();
  await person.type('姓名', '𠮷䶮');
  await person.type('身份证号', '11010519491231002X');
  await person.tap('下一步');
  await person.endFaceCheck('pass');
  await person.sees('核验通过');
  expect(person.requests[0]?.body).toMatchObject({ name: '𠮷䶮' });
});

it('what was typed is still there after a refusal', async () => {
  const person = await people.meet({ type: 'authmatch', scenario: 'partnerRefuses' });
  await person.agree();
  await person.type('姓名', '李秀英');
  await person.type('身份证号', '11010519491231002X');
  await person.tap('下一步');
  await person.sees('这次申请没有被受理');
  await person.tap('返回修改');
  expect(await person.page.getByLabel('姓名', { exact: true }).inputValue()).toBe('李秀英');
  expect(await person.page.getByLabel('身份证号', { exact: true }).inputValue()).toBe('11010519491231002X');
  await person.tap('下一步');
  await person.endFaceCheck('pass');
  await person.sees('核验通过');
});
