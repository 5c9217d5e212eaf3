import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

/** What axe finds, as sentences. WCAG 2.2 A and AA, and axe's best practices. */
async function faults({ page }: Person): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('.fv-root').analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Every screen in both themes is held to the same in `test/browser/react/looks`; here as they follow each other in a host's page. */
describe('in a host’s page', () => {
  it('the screens of match have no accessibility fault', async () => {
    const person = await people.meet({ scenario: 'networkDownAtTicket' });
    await person.sees('人脸信息处理授权');
    expect(await faults(person)).toEqual([]);
    await person.agree();
    await person.sees('拍一张正面照');
    await person.pasteSamplePhoto();
    await person.sees('照片清楚吗？');
    expect(await faults(person)).toEqual([]);
    await person.tap('使用这张照片');
    await person.sees('网络连接失败');
    await person.tap('重试');
    await person.endFaceCheck('notSamePerson');
    await person.sees('核验未通过');
    expect(await faults(person)).toEqual([]);
  });

  it('the screens of authmatch have no accessibility fault in the dark', async () => {
    const person = await people.meet({ theme: 'dark', type: 'authmatch' });
    await person.agree();
    await person.tap('下一步');
    await person.sees('请输入姓名');
    expect(await faults(person)).toEqual([]);
    await person.type('姓名', '李秀英');
    await person.type('身份证号', '11010519491231002X');
    await person.tap('下一步');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
    await person.page.getByText('详情').tap();
    expect(await faults(person)).toEqual([]);
  });
});
