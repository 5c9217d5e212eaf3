import assert from 'node:assert/strict';
import { checkLeaks, checkRequests } from './checks.js';
import type { Phone } from './phone.js';
import type { World, WorldSettings } from './world.js';

/** A way of leaving and coming back, told in any engine. */
export interface Story {
  readonly title: string;
  readonly settings?: WorldSettings;
  /** Wants an engine that keeps no page behind the next one, where the page itself cannot see to that. */
  readonly withoutPageCache?: boolean;
  /** How often the person sets out for the face check; default: once. */
  readonly attempts?: number;
  tell(phone: Phone, world: World): Promise<void>;
}

/** Tells a story and then looks at what holds in all of them. */
export async function tellStory(story: Story, phone: Phone, world: World): Promise<void> {
  await story.tell(phone, world);
  checkRequests(world, story.attempts ?? 1);
  await checkLeaks(world, phone);
}

async function goToFacePage(phone: Phone, world: World, query = ''): Promise<string> {
  await phone.open(`${world.host.origin}/${query}`);
  await phone.agree();
  await phone.tap('下一步');
  await phone.until('document.title === "face"');
  const [orderNo = ''] = world.orders().slice(-1);
  return orderNo;
}

const completions = ({ told }: World) =>
  told.filter(({ what }) => what === 'complete').map(({ detail }) => detail);
const questions = (world: World) =>
  world.asked('faceAdvResult').map(({ body }) => String(JSON.parse(body).orderNo));

/** The screen has the focus, and the widget's live region announces it with the number of the step. */
async function hears(phone: Phone, title: string): Promise<void> {
  await phone.until(`document.activeElement.innerText === ${JSON.stringify(title)}`);
  await phone.until(
    `document.querySelector(".fv-root > [aria-live]").textContent === ${JSON.stringify(`${title}，第 4 步，共 4 步`)}`,
  );
}

/** The person's own time, as the page counts it. */
const letPass = (phone: Phone, ms: number) =>
  phone.evaluate(`new Promise((done) => setTimeout(done, ${ms}))`);

export const stories: readonly Story[] = [
  {
    title: 'redirect: comes back by the SDK’s own way, and has the result after one question',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world, '?policy=3021#/claim');
      // What the SDK's page could hand on: where it was opened from.
      assert.equal(await phone.evaluate('document.referrer'), '');
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      await hears(phone, '核验通过');
      assert.deepEqual(questions(world), [orderNo]);
      // Without what the SDK brought, with what was there before; a hash does not survive the SDK's page.
      assert.equal((await phone.address()).href, `${world.host.origin}/?policy=3021`);
      const [login] = world.face.requests;
      const sent = Object.fromEntries(login?.query ?? []);
      assert.equal(sent['url'], `${world.host.origin}/?policy=3021`);
      assert.deepEqual([sent['from'], sent['resultType'], sent['redirectType']], ['browser', '1', '1']);
      await phone.tap('完成');
      await phone.sees('核验已结束');
    },
  },
  {
    title: 'redirect: whoever does not see the page hears that the result is queried, and then the verdict',
    settings: { pollsUntilDone: 2 },
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      await hears(phone, '正在查询结果');
      await hears(phone, '核验通过');
    },
  },
  {
    title: 'back button: a page that is loaded anew asks for the open order',
    withoutPageCache: true,
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world, '?unload');
      assert.equal(await goBack(phone, world), 'loaded anew');
      await phone.sees('还没完成刷脸？');
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
    },
  },
  {
    title: 'bfcache: a page that comes back to life asks for its order, and hands nothing over again',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      assert.equal(await goBack(phone, world), 'restored');
      await phone.sees('还没完成刷脸？');
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
    },
  },
  {
    title: 'bfcache after the result: the page behind does not tell the host a second time',
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      assert.equal(await goBack(phone, world), 'restored');
      await phone.sees('核验通过');
      assert.equal(completions(world).length, 1);
    },
  },
  {
    title: 'reload: asks for the same order, however often',
    settings: { pollsUntilDone: 3 },
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      for (const count of [1, 2, 3]) {
        await phone.sees('正在查询结果');
        await untilServer(() => questions(world).length >= count);
        await checkLeaks(world, phone);
        await phone.reload();
      }
      await phone.sees('核验通过');
      assert.deepEqual(new Set(questions(world)), new Set([orderNo]));
    },
  },
  {
    title: 'page killed: the app is opened again, without any parameters',
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await phone.evaluate('void fetch("/end?choice=pass&order=" + order)');
      await untilServer(() => world.face.requests.some(({ path }) => path === '/end'));
      await phone.reopen(`${world.host.origin}/`);
      await phone.sees('核验通过');
    },
  },
  {
    title: 'a new WebView: the return finds the order without sessionStorage',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      const url = String(
        await phone.evaluate('fetch("/end?choice=pass&order=" + order).then((reply) => reply.text())'),
      );
      assert.match(url, /code=0.*newSignature=/);
      await phone.reopen(url);
      await phone.sees('核验通过');
      assert.deepEqual(questions(world), [orderNo]);
      assert.equal((await phone.address()).search, '');
    },
  },
  {
    title:
      'where nothing can be stored: the return alone names the order, and its result is asked for after consent',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world, '?no-storage=1');
      await phone.endFaceCheck('notSamePerson');
      await phone.sees('人脸信息处理授权');
      assert.deepEqual(questions(world), []);
      await phone.agree();
      await phone.sees('没能确认是同一个人');
      assert.deepEqual(questions(world), [orderNo]);
      assert.equal((await phone.address()).search, '?no-storage=1');
    },
  },
  {
    title:
      'return without parameters: asks at once whether the face check is done, and the result corrects that',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('left');
      await phone.sees('还没完成刷脸？');
      await phone.sees('重新刷脸');
      await untilServer(() => questions(world).length > 0);
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
    },
  },
  {
    title: 'return without parameters, and the person says that it is done: waits for the result',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('left');
      await phone.tap('我已刷完，查询结果');
      await phone.sees('正在查询结果');
      await phone.sees('稍后再看');
      await phone.until('/已等待 \\d+ 秒/.test(document.body.innerText)');
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
    },
  },
  {
    title: 'interrupted: is told at once and asked about three times, and a new order is a tap away',
    attempts: 2,
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await phone.endFaceCheck('interrupted');
      await phone.sees('还没完成刷脸？');
      await phone.sees('刷脸没有完成');
      assert.equal(questions(world).length, 3);
      await phone.tap('重新核验');
      await phone.tap('下一步');
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      assert.equal(new Set(world.orders()).size, 2);
      assert.deepEqual(new Set(questions(world)), new Set(world.orders()));
    },
  },
  {
    title: 'return for another order: asks for the one that is open, and believes nothing of the other',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.reopen(`${world.host.origin}/?code=3003&orderNo=somebodyelses&h5faceId=x&newSignature=F00`);
      await phone.sees('还没完成刷脸？');
      // 3003 of this order would have been told after three questions in 4 s.
      await untilServer(() => questions(world).length >= 4);
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
      assert.deepEqual(new Set(questions(world)), new Set([orderNo]));
      assert.equal((await phone.address()).search, '');
    },
  },
  {
    title: 'a return that nobody set out for: asks nothing, shows the first page',
    attempts: 0,
    async tell(phone, world) {
      await phone.open(
        `${world.host.origin}/?code=0&orderNo=forged1&h5faceId=x&newSignature=F00&liveRate=99`,
      );
      await phone.sees('人脸信息处理授权');
      assert.equal((await phone.address()).search, '');
      assert.deepEqual(questions(world), []);
    },
  },
  {
    title: 'a forged code=0: shows that it is checked, and then the truth',
    settings: { tencentCode: '66660004', pollsUntilDone: 1 },
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      const forged = `code=0&orderNo=${orderNo}&h5faceId=x&newSignature=F00&liveRate=99`;
      // Behind the hash too, where some routers have their query.
      await phone.reopen(`${world.host.origin}/#/claim?${forged}`);
      await phone.sees('正在查询结果');
      assert.equal((await phone.address()).hash, '#/claim');
      await phone.sees('没能确认是同一个人');
      await untilServer(() => completions(world).length > 0);
      assert.deepEqual(completions(world).map(verdict), ['rejected']);
    },
  },
  {
    title: 'a second return: shows the same result, and the host hears of it once',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      await phone.open(`${world.host.origin}/?code=0&orderNo=${orderNo}&h5faceId=x&newSignature=F00`);
      await phone.sees('核验通过');
      assert.equal(completions(world).length, 1);
      assert.equal((await phone.address()).search, '');
      // Without a return it is over: another visit begins another verification.
      await phone.open(`${world.host.origin}/`);
      await phone.sees('人脸信息处理授权');
    },
  },
  {
    title: 'reload on the verdict: shows it again, and the host hears of it once',
    settings: { tencentCode: '66660004' },
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      for (const count of [1, 2, 3]) {
        await phone.sees('没能确认是同一个人');
        await untilServer(() => completions(world).length > 0);
        assert.deepEqual(questions(world), Array(count).fill(orderNo));
        await checkLeaks(world, phone);
        await phone.reload();
      }
      assert.equal(completions(world).length, 1);
    },
  },
  {
    title: 'back to the verdict: shows it again, until the person has finished',
    withoutPageCache: true,
    async tell(phone, world) {
      await goToFacePage(phone, world, '?unload');
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      // The page before the face check, and not the one with the verdict.
      assert.equal(await goBack(phone, world), 'loaded anew');
      await phone.sees('核验通过');
      await phone.open(`${world.face.origin}/`);
      assert.equal(await goBack(phone, world), 'loaded anew');
      await phone.sees('核验通过');
      assert.equal(completions(world).length, 1);
      await phone.tap('完成');
      await phone.sees('核验已结束');
      // A host that did not hear of the verdict in this page hears of the end.
      await untilServer(() => world.told.some(({ what }) => what === 'finish'));
      await phone.reload();
      await phone.sees('人脸信息处理授权');
    },
  },
  {
    title: 'another attempt after a rejection: a reload shows the old verdict no more',
    settings: { tencentCode: '66660004' },
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await phone.endFaceCheck('pass');
      await phone.tap('重新核验');
      await phone.until('document.querySelector(".fv-root input[name=idNo]")');
      await phone.reload();
      await phone.sees('人脸信息处理授权');
    },
  },
  {
    title:
      'a second tab: asks for the open order instead of beginning another, and the host hears of it once',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.open(`${world.host.origin}/`);
      await phone.sees('还没完成刷脸？');
      world.backend.update(orderNo, { choice: 'pass' });
      await phone.sees('核验通过');
      await untilServer(() => completions(world).length > 0);
      assert.equal(completions(world).length, 1);
    },
  },
  {
    title: 'a ticket too old to start with: is told, and one tap takes a new one with the same photo',
    settings: { ticketTtlMs: 1500, loginAddressTakesMs: 1600 },
    attempts: 2,
    async tell(phone, world) {
      await phone.open(`${world.host.origin}/?type=match`);
      await phone.agree();
      await phone.tap('拍照');
      await phone.tap('使用这张照片');
      await phone.sees('操作超时，请重新刷脸');
      await phone.tap('重试');
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      const [first, second] = world.asked('faceAdv').map(({ body }) => JSON.parse(body).sourcePhotoStr.data);
      assert.equal(first, second);
      assert.deepEqual(questions(world), world.orders().slice(1));
      assert.equal(world.face.requests.filter(({ path }) => path === '/api/web/login').length, 1);
    },
  },
  {
    title: 'an order too old to ask for: the first page is shown, and storage is empty',
    settings: { orderLifeMs: 200 },
    async tell(phone, world) {
      await goToFacePage(phone, world);
      await letPass(phone, 250);
      await phone.endFaceCheck('left');
      await phone.sees('人脸信息处理授权');
      assert.deepEqual(questions(world), []);
      assert.equal(await phone.evaluate('localStorage.length + sessionStorage.length'), 0);
    },
  },
  {
    title: 'an order too old to ask for, but the return names it: a result that is there is shown',
    settings: { orderLifeMs: 200 },
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await letPass(phone, 250);
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      assert.deepEqual(questions(world), [orderNo]);
    },
  },
  {
    title:
      'a router with hashes: the host’s router finds the page of the widget again, and the result is there',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world, '?hash-router=1#/verify');
      await phone.endFaceCheck('pass');
      await phone.sees('核验通过');
      assert.deepEqual(questions(world), [orderNo]);
      assert.equal((await phone.address()).href, `${world.host.origin}/?hash-router=1#/verify`);
      // The order is open until the host has heard of the verdict.
      await untilServer(() => completions(world).length > 0);
      await phone.open(`${world.host.origin}/?hash-router=1`);
      await phone.sees('首页');
    },
  },
  {
    title: 'bfcache on a shared phone: whoever presses back sees no photo of the person before',
    attempts: 0,
    async tell(phone, world) {
      await phone.open(`${world.host.origin}/?type=match`);
      await phone.agree();
      await phone.tap('拍照');
      await phone.until('document.querySelector(".fv-root img")');
      await phone.open(`${world.face.origin}/`);
      assert.equal(await goBack(phone, world), 'restored');
      await phone.sees('人脸信息处理授权');
      assert.equal(
        await phone.evaluate('document.querySelectorAll(".fv-root img, .fv-root video").length'),
        0,
      );
    },
  },
  {
    title: 'bfcache on a shared phone: name and ID number that were typed are gone',
    attempts: 0,
    async tell(phone, world) {
      await phone.open(`${world.host.origin}/`);
      await phone.agree();
      await phone.until('document.querySelector(".fv-root input[name=idNo]").value');
      await phone.open(`${world.face.origin}/`);
      assert.equal(await goBack(phone, world), 'restored');
      await phone.sees('人脸信息处理授权');
      assert.equal(await phone.evaluate('document.querySelectorAll(".fv-root input[name=idNo]").length'), 0);
    },
  },
  {
    title: 'hidden: asks nothing while nobody looks, and at once when somebody does',
    async tell(phone, world) {
      const orderNo = await goToFacePage(phone, world);
      await phone.endFaceCheck('left');
      await untilServer(() => questions(world).length >= 2);
      await phone.hide();
      await untilServer(() =>
        world.told.some(({ what, detail }) => what === 'visibility' && detail === 'hidden'),
      );
      const before = questions(world).length;
      // More than two of its intervals: that nothing happens can only be waited for.
      await new Promise((done) => setTimeout(done, 5500));
      assert.equal(questions(world).length, before);
      world.backend.update(orderNo, { choice: 'pass' });
      const shownAt = performance.now();
      await phone.show();
      await untilServer(() => questions(world).length > before);
      const next = world.asked('faceAdvResult')[before];
      assert.ok((next?.begunAt ?? 0) - shownAt < 2000, 'at once');
      await phone.sees('核验通过');
      assert.equal(questions(world).length, before + 1);
    },
  },
];

const verdict = (outcome: unknown): unknown => Reflect.get(Object(outcome), 'verdict');

/** Back to the host's page: `loaded anew`, or `restored` as the browser had kept it. */
async function goBack(phone: Phone, { told }: World): Promise<unknown> {
  const shows = () => told.filter(({ what }) => what === 'shown');
  const before = shows().length;
  await phone.back();
  await untilServer(() => shows().length > before);
  return shows()[before]?.detail;
}

async function untilServer(happened: () => boolean): Promise<void> {
  for (const start = Date.now(); !happened(); ) {
    if (Date.now() - start > 30_000) throw new Error(`never: ${happened}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
