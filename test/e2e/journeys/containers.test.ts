import { describe, expect, it } from 'vitest';
import { userAgents } from '../../fixtures/userAgents.js';
import { type Person, preparePeople } from './person.js';

const people = preparePeople();

const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2309A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 XWEB/1300 MicroMessenger/8.0.50 WeChat/arm64 Weixin Language/zh_CN';

const endpoints = (person: Person) => person.requests.map(({ endpoint }) => endpoint);

/** A mini-program of WeChat around the page. It covers the web-view with the page that it opens. */
function wrapInMiniProgram(): void {
  const opened: string[] = [];
  let visibilityState = 'visible';
  const show = (state: string) => {
    visibilityState = state;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  Object.defineProperty(document, 'visibilityState', { get: () => visibilityState });
  const navigateTo = ({ url }: { url: string }) => {
    opened.push(url);
    show('hidden');
  };
  Object.assign(window, { __wxjs_environment: 'miniprogram', wx: { miniProgram: { navigateTo } } });
  Object.assign(window, { opened, showAgain: () => show('visible') });
}

const opened = ({ page }: Person) => page.evaluate(() => Reflect.get(window, 'opened'));

async function reachMiniProgram(): Promise<Person> {
  const visit = { handoff: 'miniProgram', userAgent: WECHAT, before: [wrapInMiniProgram] } as const;
  const person = await people.meet(visit);
  await person.agree();
  await person.pasteSamplePhoto();
  await person.tap('使用这张照片');
  await expect.poll(() => opened(person)).toEqual([expect.stringMatching(/face\?orderNo=mock\w+$/)]);
  expect(endpoints(person)).toEqual(['faceAdv']);
  return person;
}

describe('a mini-program', () => {
  it('does the face check itself and gives its web-view another address, from consent to the verdict', async () => {
    const person = await reachMiniProgram();
    await person.page.goto(`${person.page.url()}&faceDone=1`);
    await person.sees('核验通过');
    expect(endpoints(person)).toEqual(['faceAdv', 'faceAdvResult']);
  });

  it('does the face check itself and shows its web-view again', async () => {
    const person = await reachMiniProgram();
    await person.page.evaluate(() => Reflect.get(window, 'showAgain')());
    await person.sees('核验通过');
    expect(endpoints(person).filter((endpoint) => endpoint === 'faceAdv')).toHaveLength(1);
  });

  it('whose pages cannot be opened says so before consent, with the link and another way', async () => {
    const person = await people.meet({ userAgent: WECHAT, before: [wrapInMiniProgram] });
    await person.sees('小程序里不能刷脸');
    expect(await person.page.getByRole('checkbox').count()).toBe(0);
    await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await person.tap('复制链接，到浏览器打开');
    await person.sees('链接已复制，请到浏览器里粘贴打开');
    expect(await person.page.evaluate(() => navigator.clipboard.readText())).toBe(person.page.url());
    expect(endpoints(person)).toEqual([]);
  });
});

describe('where the face page does not open', () => {
  const refusing = userAgents.filter(
    ({ miniProgram, container }) => miniProgram || container === 'uc' || container === 'baidu',
  );
  const firsts = refusing.filter(
    (seen, at) =>
      refusing.findIndex((o) => o.container === seen.container && o.miniProgram === seen.miniProgram) === at,
  );
  it.each(firsts)(
    '$container (mini-program: $miniProgram) says so, and no ticket is requested',
    async (seen) => {
      const person = await people.meet({ userAgent: seen.userAgent });
      await person.sees(seen.miniProgram ? '小程序里不能刷脸' : '这个浏览器不能刷脸');
      expect(endpoints(person)).toEqual([]);
    },
  );
});

describe('HarmonyOS', () => {
  const harmony = (device: 'phone' | 'tablet' | 'computer') => {
    const seen = userAgents.find((one) => one.system === 'harmony' && one.device === device);
    if (!seen) throw new Error(`There is no user agent of a ${device}.`);
    return { userAgent: seen.userAgent, handoff: 'choose' } as const;
  };
  const agree = async (person: Person) => {
    await person.agree();
    await person.pasteSamplePhoto();
    await person.tap('使用这张照片');
  };

  it.each(['phone', 'tablet'] as const)('a %s leaves for the face page and comes back', async (device) => {
    const person = await people.meet(harmony(device));
    await agree(person);
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
  });

  it('a computer is no phone: it shows the code for one', async () => {
    const person = await people.meet({ ...harmony('computer'), viewport: { width: 1280, height: 800 } });
    await agree(person);
    await person.page.locator('.fv-qr').waitFor();
    expect(person.page.url()).not.toContain('face-sdk');
  });
});
