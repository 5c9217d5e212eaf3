import { virtual } from '@guidepup/virtual-screen-reader';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { gallery, optionsOf, type Scene } from '../../../../sandbox/gallery.js';
import { SceneView } from '../../../../sandbox/parts/SceneView.js';
import { FaceVerificationView } from '../../../../src/react/FaceVerificationView.js';
import { startFlow } from './matchFlow.js';
import '../../../../src/react/styles/styles.css';

afterEach(async () => {
  vi.restoreAllMocks();
  await virtual.stop();
  await cleanup();
});

function widget(): HTMLElement {
  const root = document.querySelector<HTMLElement>('.fv-root');
  if (!root) throw new Error('There is no widget.');
  return root;
}

/** The widget as it is read from top to bottom: roles, names and order. Ends of parts are left out. */
async function read(): Promise<readonly string[]> {
  await virtual.start({ container: widget() });
  let log: readonly string[] = [];
  do {
    await virtual.next();
    log = await virtual.spokenPhraseLog();
  } while (log[log.length - 1] !== log[0] && log.length < 300);
  await virtual.stop();
  return log.slice(0, -1).filter((phrase) => !/^(end of|paragraph|term|definition)/.test(phrase));
}

/** Goes on by a button, and says what the focus moved to. */
async function tap(name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
}

async function arriveAt(title: string, step: number): Promise<void> {
  await expect.element(page.getByRole('heading', { name: title })).toHaveFocus();
  await expect.poll(() => widget().lastElementChild?.textContent).toBe(announcement(title, step));
}

const announcement = (title: string, step: number) => `${title}，第 ${step} 步，共 4 步`;

const stages = (current: number) => [
  'list, 核验进度',
  ...['授权', '照片', '刷脸', '结果'].flatMap((stage, index) => [
    `listitem, level 1, ${index === current ? 'current step, ' : ''}position ${index + 1}, set size 4`,
    stage,
  ]),
];

it('match, as a screen reader reads it', async () => {
  await render(startFlow('match').widget);
  await page.getByText('查看完整说明').click();
  await expect.element(page.getByText('保存多久')).toBeVisible();
  expect(await read()).toEqual([
    ...stages(0),
    'button, 大字版, not pressed',
    'heading, 人脸信息处理授权, level 2',
    '本服务需要刷脸确认是您本人，用于本次业务的身份核验，约 1 分钟。',
    'list',
    'listitem, level 1, position 1, set size 3',
    '会用到您的照片、刷脸视频和设备信息，人脸信息属于敏感个人信息。',
    'listitem, level 1, position 2, set size 3',
    '由本服务处理，交给腾讯云等机构核验，全程加密。',
    'listitem, level 1, position 3, set size 3',
    '您可以不同意，同意后也可以随时撤回。',
    'group',
    '查看完整说明',
    '为什么需要',
    '刷脸是为了确认是您本人在办理，防止他人冒用您的身份。人脸信息一旦泄露，可能影响您的人身和财产安全，因此只用于本次核验。',
    '收集哪些信息',
    '您的一张正面照片、刷脸时拍摄的人脸视频和照片，以及设备信息。',
    '怎样使用',
    '确认刷脸的是真人，并与您提供的照片比对，判断是否为同一个人。全程加密传输。',
    '由谁处理',
    '个人信息处理者是本服务。',
    '提供给谁',
    '腾讯云计算（北京）有限责任公司（提供“腾讯云慧眼人脸核身 SDK”）：为确认是真人并比对人脸，接收您的照片、刷脸视频和设备信息。',
    '联系方式：见 privacy.qq.com 上该 SDK 的隐私保护指引',
    '腾讯云对接的身份核验机构：为核实身份，接收刷脸时的人脸照片。',
    '联系方式：可通过上述两家公司联系',
    '保存多久',
    '仅保存核验所必需的最短时间，存储在中国大陆境内。',
    '您的选择',
    '您可以不同意。不同意就不能刷脸。',
    '您可以查询、复制、更正、删除这些信息，也可以随时撤回同意。',
    '未满 14 周岁，须由监护人阅读并同意；未满 18 周岁，请在监护人陪同下阅读。',
    'checkbox, 我已阅读以上说明，单独同意处理我的人脸信息, not checked',
    '我已阅读以上说明，单独同意处理我的人脸信息',
    'alert',
    'button, 同意并继续',
    'button, 不同意并退出',
  ]);

  await page.getByRole('checkbox').click();
  await tap('同意并继续');
  await arriveAt('拍一张正面照', 2);
  expect(await read()).toEqual([
    ...stages(1),
    'heading, 拍一张正面照, level 2',
    '照片会用来和稍后的刷脸比对，请拍您本人。',
    'list',
    'listitem, level 1, position 1, set size 4',
    '正确',
    'listitem, level 1, position 2, set size 4',
    '太暗',
    'listitem, level 1, position 3, set size 4',
    '遮挡',
    'listitem, level 1, position 4, set size 4',
    '侧脸',
    '光线充足',
    '正对镜头',
    '不戴口罩、墨镜',
    '照片先在本机处理，您确认后才会加密上传。',
    'button, 拍照',
    'button, 从相册选择',
    'button, 返回',
    announcement('拍一张正面照', 2),
  ]);

  await tap('拍照');
  await arriveAt('照片清楚吗？', 2);
  expect(await read()).toEqual([
    ...stages(1),
    'heading, 照片清楚吗？, level 2',
    '请确认脸部完整、清晰，没有遮挡。',
    'image, 您选择的照片',
    'button, 放大查看',
    'button, 使用这张照片',
    'button, 换张照片',
    announcement('照片清楚吗？', 2),
  ]);

  await tap('使用这张照片');
  await arriveAt('核验通过', 4);
  expect(await read()).toEqual([
    ...stages(3),
    'heading, 核验通过, level 2',
    '已确认是您本人。',
    'group',
    '详情',
    // Folded away, and so not read by a real one.
    ...['订单号', expect.any(String), '流水号', expect.any(String), '核验时间', expect.any(String)],
    'button, 复制',
    'status',
    'button, 完成',
    announcement('核验通过', 4),
  ]);
});

it('the guardian’s step of authmatch, as a screen reader reads it', async () => {
  const consent = { handler: '某银行', contact: '400-000-0000', retention: '核验后 30 天内删除。' };
  const show = (scene: Scene) => (
    <FaceVerificationView
      state={scene.state}
      send={() => {}}
      options={{ ...optionsOf(scene), consent }}
      appearance={{}}
    />
  );
  await render(show(gallery.guardian));
  const title = '请监护人阅读并同意';
  await expect.poll(() => widget().lastElementChild?.textContent).toBe(announcement(title, 2));
  const phrases = await read();
  const start = phrases.indexOf(`heading, ${title}, level 2`);
  expect(phrases.slice(start, start + 4)).toEqual([
    `heading, ${title}, level 2`,
    '身份证号显示，被核验人未满 14 周岁，须由父母或其他监护人同意，才能刷脸。',
    '对孩子信息的保护',
    '您同意之前，不会发送孩子的任何信息。孩子的人脸信息只用于本次核验。您可以不同意，也可以随时代孩子查询、更正、删除这些信息，或撤回同意。',
  ]);
  // The full text stands between, with the handler and how long the data is kept.
  for (const clause of ['个人信息处理者是某银行。', '联系方式：400-000-0000', '核验后 30 天内删除。'])
    expect(phrases.slice(start)).toContain(clause);
  expect(phrases.slice(-8)).toEqual([
    'checkbox, 我是孩子的父母或其他监护人，已阅读以上说明，单独同意处理孩子的人脸信息, not checked',
    '我是孩子的父母或其他监护人，已阅读以上说明，单独同意处理孩子的人脸信息',
    'alert',
    'button, 同意并继续',
    'button, 返回',
    'button, 换一种方式',
    'button, 不同意并退出',
    announcement(title, 2),
  ]);
});

it('the withdrawal, as a screen reader reads it', async () => {
  const show = (scene: Scene) => (
    <FaceVerificationView state={scene.state} send={() => {}} options={optionsOf(scene)} appearance={{}} />
  );
  await render(show(gallery['passed-withdrawal']));
  await page.getByText('撤回同意', { exact: true }).click();
  await expect.poll(() => widget().lastElementChild?.textContent).toBe(announcement('核验通过', 4));
  const phrases = await read();
  expect(phrases.slice(phrases.indexOf('撤回同意'))).toEqual([
    '撤回同意',
    '撤回后，本机保存的核验记录会立即清除，您的人脸信息不再处理，并按规定删除。撤回之前已完成的核验仍然有效。',
    'button, 确认撤回',
    'button, 完成',
    announcement('核验通过', 4),
  ]);
  await cleanup();
  await render(show(gallery['withdrawn-call']));
  await expect.element(page.getByRole('link', { name: '400-000-0000' })).toBeVisible();
  expect(await read()).toEqual([
    'heading, 还差一步, level 2',
    '本机保存的核验记录已清除。请再通过下面的方式通知和安人寿保险股份有限公司（演示），由其停止处理并删除您的人脸信息。',
    'link, 400-000-0000',
    'button, 退出',
  ]);
  await cleanup();
  await render(show(gallery.withdrawn));
  await expect.element(page.getByRole('heading')).toBeVisible();
  expect(await read()).toEqual([
    'heading, 已撤回同意, level 2',
    '本机保存的核验记录已清除，您的人脸信息不再处理，并按规定删除。',
    'button, 退出',
  ]);
});

/** Moves the page's clock on, and has the widget look at it as when the page is shown again. */
function takeClock(): { readonly tick: (seconds: number) => void } {
  const real = performance.now.bind(performance);
  let ahead = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => real() + ahead);
  return {
    tick(seconds) {
      ahead += seconds * 1000;
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
}

describe('live messages', () => {
  const said = async () =>
    (await virtual.spokenPhraseLog()).filter((phrase) => /^(polite|assertive):/.test(phrase));

  it('say politely how long the wait has been, every fifteen seconds', async () => {
    const clock = takeClock();
    await render(<SceneView scene="awaiting" />);
    await expect.element(page.getByRole('heading', { name: '正在查询结果' })).toBeVisible();
    await expect.poll(() => widget().lastElementChild?.textContent).toBe(announcement('正在查询结果', 4));
    await virtual.start({ container: widget() });
    clock.tick(5);
    await expect.element(page.getByText(/已等待 [56] 秒/)).toBeVisible();
    expect(await said()).toEqual([]);
    clock.tick(11);
    await expect.poll(said).toEqual(['polite: 已等待 15 秒']);
  });

  it('say what came by itself, each screen once, also where the focus is elsewhere', async () => {
    const show = ({ state }: Scene) => (
      <FaceVerificationView
        state={state}
        send={() => {}}
        options={optionsOf(gallery.awaiting)}
        appearance={{}}
      />
    );
    const { rerender } = await render(show(gallery.awaiting));
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await virtual.start({ container: document.body });
    await expect.poll(said).toEqual([`polite: ${announcement('正在查询结果', 4)}`]);
    await rerender(show(gallery.passed));
    await expect.element(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
    await expect
      .poll(said)
      .toEqual(
        [announcement('正在查询结果', 4), announcement('核验通过', 4)].map((text) => `polite: ${text}`),
      );
    expect(document.activeElement).toBe(field);
    field.remove();
  });

  it('name what is wrong with the consent and with each field, at once', async () => {
    const { unmount } = await render(<SceneView scene="consent" />);
    await virtual.start({ container: widget() });
    await tap('同意并继续');
    await expect.poll(said).toEqual(['assertive: 请先勾选，再继续']);
    await virtual.stop();
    await unmount();

    await render(<SceneView scene="identity" />);
    await expect.poll(() => widget().lastElementChild?.textContent).toBe(announcement('填写身份信息', 2));
    await virtual.start({ container: widget() });
    await userEvent.fill(page.getByLabelText('姓名'), '李');
    await tap('下一步');
    await expect.poll(said).toEqual(['assertive: 姓名至少两个字', 'assertive: 请输入身份证号']);
  });

  it('photo step announces why a photo was refused', async () => {
    await render(<SceneView scene="capture-error" />);
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('这个文件不是照片请选择一张照片，或直接拍照。');
  });
});
