import { fc } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

const ANDROID =
  'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36';

async function usePhoto(person: Person): Promise<void> {
  await person.agree();
  await person.pasteSamplePhoto();
  await person.tap('使用这张照片');
}

const endpoints = (person: Person) => person.requests.map(({ endpoint }) => endpoint);
const app = ({ page }: Person) => page.getByRole('complementary', { name: '模拟原生应用' });
const phone = ({ page }: Person) => page.getByRole('complementary', { name: '模拟手机' });

describe('a native app', () => {
  it('does the face check without leaving the page, and the fake app shows secrets by their length', async () => {
    const person = await people.meet({ handoff: 'bridge' });
    const address = person.page.url();
    await usePhoto(person);
    await app(person).getByText('收到的消息').tap();
    expect(JSON.parse(await app(person).locator('pre').innerText())).toMatchObject({
      version: 1,
      action: 'startFaceVerification',
      ticket: { orderNo: expect.stringMatching(/^mock/), sign: '（40 位）', nonce: '（32 位）' },
    });
    await app(person).getByRole('button', { name: '通过' }).tap();
    await person.sees('核验通过');
    expect(person.page.url()).toBe(address);
    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult']);
    expect(await app(person).count()).toBe(0);
  });

  it('unfinished face check is explained at once, and asked about three times meanwhile', async () => {
    const person = await people.meet({ handoff: 'bridge' });
    await usePhoto(person);
    await app(person).getByRole('button', { name: '中途退出' }).tap();
    await person.sees('还没完成刷脸？');
    await person.sees('刷脸没有完成');
    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult', 'faceAdvResult', 'faceAdvResult']);
  });

  it('does not decide: a code that says passed shows the truth', async () => {
    const person = await people.meet({ handoff: 'bridge', scenario: 'notSamePerson' });
    await usePhoto(person);
    await app(person).getByRole('button', { name: '通过' }).tap();
    await person.sees('没能确认是同一个人');
    // Nobody asked for these.
    expect(await person.page.locator('.fv-root').textContent()).not.toMatch(/分数|21\.4|还可以再试/);
  });

  it('native app is asked to stop when the user leaves', async () => {
    const person = await people.meet({ handoff: 'bridge' });
    await usePhoto(person);
    await app(person).waitFor();
    await person.page.locator('.fv-root').getByRole('button', { name: '退出' }).tap();
    await person.sees('已退出核验');
    expect(await app(person).count()).toBe(0);
  });

  it('is heard on its bridge alone: a thousand messages to the page change nothing', async () => {
    const person = await people.meet({ handoff: 'bridge', framesStrangers: true });
    await usePhoto(person);
    await app(person).getByText('收到的消息').tap();
    const { id, ticket } = JSON.parse(await app(person).locator('pre').innerText());
    await person.page.evaluate(countMessages);
    // From the page itself, and from a frame of another origin.
    await person.page.evaluate(openStrangeFrame);
    const messages = hostileMessages(id, ticket);
    await person.page.evaluate((all) => {
      for (const data of all) postMessage(data, '*');
    }, messages);
    await person.page.frames()[1]?.evaluate((all) => {
      for (const data of all) parent.postMessage(data, '*');
    }, messages);
    await expect
      .poll(() => person.page.evaluate(() => Reflect.get(window, 'messagesHeard')), { timeout: 30_000 })
      .toBe(1000);
    expect(await person.page.locator('.fv-root').getAttribute('data-step')).toBe('handingOff');
    expect(endpoints(person)).toEqual(['faceAdv']);
    await app(person).getByRole('button', { name: '通过' }).tap();
    await person.sees('核验通过');
  });
});

function countMessages(): void {
  Object.assign(window, { messagesHeard: 0 });
  addEventListener('message', () => {
    Object.assign(window, { messagesHeard: Number(Reflect.get(window, 'messagesHeard')) + 1 });
  });
}

async function openStrangeFrame(): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.srcdoc = '<p>stranger</p>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
}

/** 500 messages: whatever JSON can be, and what an answer looks like, with the very id and order. */
function hostileMessages(
  id: string,
  ticket: { readonly orderNo: string; readonly faceId: string },
): unknown[] {
  const plausible = fc.record(
    {
      id: fc.constantFrom(id, '', '0'),
      code: fc.constantFrom('0', 0, '3003', '66660004'),
      type: fc.constantFrom('SDK_RETURNED', 'RESULT_ARRIVED', 'ORDER_FOUND', 'FINISH'),
      orderNo: fc.constantFrom(ticket.orderNo, 'other'),
      h5faceId: fc.constant(ticket.faceId),
      outcome: fc.record({ verdict: fc.constant('passed'), orderNo: fc.constant(ticket.orderNo) }),
      action: fc.constantFrom('startFaceVerification', 'cancelFaceVerification'),
    },
    { requiredKeys: ['id', 'code'] },
  );
  const message = fc.oneof(
    fc.jsonValue(),
    plausible,
    plausible.map((answer) => JSON.stringify(answer)),
  );
  return fc.sample(message, { numRuns: 500, seed: 7 });
}

describe('a computer', () => {
  it('shows a code, waits for the phone, and has the result by itself', async () => {
    const person = await people.meet({ handoff: 'qr', viewport: { width: 1280, height: 800 } });
    await usePhoto(person);
    await person.sees('请用手机扫码刷脸');
    const opened = person.page.context().waitForEvent('page');
    await phone(person).getByRole('link').click();
    const mobile = await opened;
    await person.sees('已扫码，请在手机上继续');
    await mobile.getByRole('button', { name: '通过' }).click();
    await mobile.getByText('请回到电脑').waitFor();
    expect(new URL(mobile.url()).search).toBe('?phoneDone=');
    await person.sees('核验通过');
    expect(await phone(person).count()).toBe(0);
    expect(endpoints(person).filter((endpoint) => endpoint === 'faceAdv')).toHaveLength(1);
  });

  it('does the face check itself when asked to, with a new ticket', async () => {
    const person = await people.meet({ handoff: 'qr' });
    await usePhoto(person);
    const first = await phone(person).getByRole('link').getAttribute('href');
    await person.tap('在这台设备上刷脸');
    await person.page.waitForURL(/face-sdk\.html/);
    const order = (address: string | null) => new URL(address ?? '').searchParams.get('orderNo');
    expect(order(person.page.url())).not.toBe(order(first));
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
    expect(endpoints(person).filter((endpoint) => endpoint === 'faceAdv')).toHaveLength(2);
  });
});

describe('whatever device', () => {
  it.each([
    ['a computer gets a code', undefined, /交接用了 qr \(电脑\) · 跳过了 bridge/],
    ['a phone goes to the face SDK’s page', ANDROID, undefined],
  ])('%s', async (_what, userAgent, told) => {
    const person = await people.meet({ handoff: 'choose', ...(userAgent ? { userAgent } : {}) });
    await usePhoto(person);
    if (!told) return person.page.waitForURL(/face-sdk\.html/);
    await person.sees('请用手机扫码刷脸');
    await person.page.locator('.developer summary').tap();
    await person.sees(told);
  });

  it('browser that cannot show the face page is refused before consent, with a link to copy', async () => {
    const person = await people.meet({ userAgent: `${ANDROID} UCBrowser/15.5` });
    await person.sees('复制链接，到浏览器打开');
    expect(person.requests).toEqual([]);
  });
});

describe('the result page', () => {
  it('shows scores and attempts left where the host wants them', async () => {
    const person = await people.meet({ handoff: 'own', result: 'full' });
    await usePhoto(person);
    await app(person).getByRole('button', { name: '不是本人' }).tap();
    await person.sees('还可以再试 2 次。');
    const details = await person.page.locator('.fv-details-list').innerText();
    expect(details).toMatch(/活体分数\s+99\s+比对分数\s+21\.4/);
    await person.tap('重新核验');
    await person.tap('使用这张照片');
    await app(person).getByRole('button', { name: '通过' }).tap();
    await person.sees('核验通过');
    expect(await person.page.locator('.fv-details-list').innerText()).toMatch(/比对分数\s+97\.0/);
  });

  it('offers no retry where no attempts are left', async () => {
    const spent = await people.meet({ handoff: 'own', result: 'noAttempts' });
    await usePhoto(spent);
    await app(spent).getByRole('button', { name: '不是本人' }).tap();
    await spent.sees('核验次数已用完');
    expect(await spent.page.getByRole('button', { name: '重新核验' }).count()).toBe(0);
    await spent.tap('完成');
    await spent.sees('申请未提交');
  });

  it('that does not come yet is a calm page with the order number, another question and a way out', async () => {
    const person = await people.meet({ handoff: 'own', scenario: 'resultNeverComes' });
    await person.page.clock.install();
    await usePhoto(person);
    await app(person).getByRole('button', { name: '通过' }).tap();
    await person.sees('正在查询结果');
    await person.waitsLongFor('已等待');
    await person.waitsLongFor('结果还在处理中');
    await person.page.getByText('详情').click();
    await person.sees(String(person.requests[1]?.body['orderNo']));
    const buttons = await person.page.locator('.fv-actions button').allInnerTexts();
    expect(buttons).toEqual(['再查一次', '重新核验', '换一种方式', '稍后再看']);
  });
});
