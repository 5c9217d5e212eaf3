import { type ReactElement, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import {
  createFakeCamera,
  type DrawFrame,
  type FakeCamera,
  type FakeCameraOptions,
} from '../../../mocks/createFakeCamera.js';
import { samplePortrait } from '../../../mocks/portrait.js';
import { COUNTDOWN_MS, FIRST_FRAME_MS } from '../../../src/camera/cameraState.js';
import { type DetectFaces, errorCatalog } from '../../../src/core.js';
import {
  FaceVerification,
  type FaceVerificationEvent,
  type HandoffAdapter,
  type PhotoOptions,
} from '../../../src/index.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { asItWas, emulateMedia } from '../../fixtures/emulateMedia.js';
import '../../../src/react/styles/styles.css';

const cameraCodes = [...errorCatalog.values()].filter(
  ({ family, code }) => family === 'browser' && code !== 'TypeError',
);

/** From the table of real user agents. */
const WECHAT_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2b) NetType/WIFI Language/zh_CN';

const handoff: HandoffAdapter = { name: 'test', start: () => new Promise(() => {}) };

interface WidgetProps {
  readonly camera: FakeCamera;
  readonly autoCapture?: boolean;
  readonly detectFaces?: DetectFaces | undefined;
  readonly photo?: PhotoOptions;
  readonly onEvent?: ((event: FaceVerificationEvent) => void) | undefined;
}

function Widget({
  camera: devices,
  autoCapture = false,
  detectFaces,
  photo,
  onEvent,
}: WidgetProps): ReactElement {
  return (
    <StrictMode>
      <FaceVerification
        type="match"
        userId="user123"
        api={{ baseUrl: '/nowhere' }}
        handoff={handoff}
        consent={false}
        resume={false}
        photo={photo ?? { camera: { devices, autoCapture, detectFaces } }}
        onEvent={onEvent}
      />
    </StrictMode>
  );
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const shutter = () => page.getByRole('dialog').getByRole('button', { name: '拍照' });
const sees = (text: string) => expect.element(page.getByText(text)).toBeVisible();

async function seesLive(): Promise<void> {
  await expect.element(shutter()).toHaveAttribute('aria-disabled', 'false');
}

/** The button of the in-page camera. In the dialog the shutter has the same name. */
const inPage = () => page.getByRole('button', { name: '拍照', exact: true }).first();

async function openInPage(): Promise<void> {
  await inPage().click();
}

/** Opens the widget and taps 拍照. */
async function openCamera(
  options: FakeCameraOptions = {},
  props: Pick<WidgetProps, 'autoCapture' | 'detectFaces' | 'onEvent'> = {},
): Promise<FakeCamera> {
  const camera = createFakeCamera({ width: 240, height: 320, ...options });
  await render(<Widget camera={camera} {...props} />);
  await openInPage();
  return camera;
}

/** Every problem leaves at least the album, the way back, and a camera if the device has one. */
async function seesOtherWays(hasCamera = true): Promise<void> {
  for (const name of ['从相册选择', '返回']) await expect.element(button(name)).toBeVisible();
  expect(button(/用系统相机拍|^拍照$/).elements()).toHaveLength(hasCamera ? 1 : 0);
}

const oneFace: DetectFaces = async () => [{ x: 0.5, y: 0.5, height: 0.5 }];

/** Draws leaves, which are as bright, sharp and still as a face once the sun has come out. */
const bush: DrawFrame = (context, { width, height, elapsedMs }) => {
  for (let x = 0; x < width; x += 10) {
    for (let y = 0; y < height; y += 10) {
      context.fillStyle = elapsedMs < 2_500 ? '#282c28' : (x + 3 * y) % 40 < 20 ? '#88bb70' : '#48703a';
      context.fillRect(x, y, 10, 10);
    }
  }
};

function setHidden(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the in-page camera', () => {
  it('takes a photo, is off before the photo is shown, and reports each to the host once', async () => {
    const statuses: string[] = [];
    const onEvent = (event: FaceVerificationEvent) => {
      if (event.type === 'camera') statuses.push(event.status);
    };
    const camera = await openCamera({}, { onEvent });
    await seesLive();
    expect(camera.countRequests()).toBe(1);
    await shutter().click();
    await sees('照片清楚吗？');
    expect(camera.countLiveTracks()).toBe(0);
    expect(statuses).toEqual(['offered', 'opened', 'shot']);
  });

  it.each([
    ['no detector says otherwise', undefined, '请把脸放进框里', 'largeFace'],
    ['the detector sees it', oneFace, '很好，可以拍了', 'largeFace'],
    ['the detector sees none', async () => [], '没看到脸，请正对镜头', 'limit'],
  ] satisfies readonly [string, DetectFaces | undefined, string, string][])(
    'reports whether the photo needs fewer bytes for a face in the oval when %s',
    async (_, detectFaces, hint, reason) => {
      const budgets: unknown[] = [];
      const onEvent = (event: FaceVerificationEvent) => {
        if (event.type === 'photo') budgets.push(event.budget);
      };
      await openCamera({}, { detectFaces, onEvent });
      await sees(hint);
      await shutter().click();
      await sees('照片清楚吗？');
      expect(budgets).toEqual([reason]);
    },
  );

  it('takes the photo automatically after the whole countdown when that is switched on', async () => {
    const camera = await openCamera({}, { detectFaces: oneFace });
    await sees('很好，可以拍了');
    // Steady for longer than the countdown already: it begins with the tap all the same.
    await vi.advanceTimersByTimeAsync(2 * COUNTDOWN_MS);
    await expect.element(button('自动拍')).toHaveAttribute('aria-pressed', 'false');
    (button('自动拍').element() as HTMLElement).click();
    await vi.advanceTimersByTimeAsync(COUNTDOWN_MS / 2);
    expect(document.querySelector('.fv-shutter')?.hasAttribute('data-counting')).toBe(true);
    await sees('很好，保持不动，马上拍');
    expect(camera.countLiveTracks()).toBe(1);
    await sees('照片清楚吗？');
    expect(camera.countLiveTracks()).toBe(0);
  });

  it('takes no photo automatically when the user has switched that off', async () => {
    await openCamera({}, { autoCapture: true, detectFaces: oneFace });
    await button('自动拍').click();
    await sees('很好，可以拍了');
    await vi.advanceTimersByTimeAsync(5_000);
    await expect.element(shutter()).toBeVisible();
  });

  it.each([
    ['is absent', undefined],
    ['rejects', () => Promise.reject(new Error('no model'))],
    ['resolves with no list', async () => 7 as unknown as []],
  ] satisfies readonly [string, DetectFaces | undefined][])(
    'praises nothing, colors nothing and takes nothing automatically when a face detector %s',
    async (_, detectFaces) => {
      const camera = await openCamera({ scene: bush }, { autoCapture: true, detectFaces });
      await sees('太暗了，请到亮一点的地方');
      // The bush is in the light now, and nothing is wrong with it but that it is no face.
      await sees('请把脸放进框里');
      expect(document.querySelector('.fv-viewfinder')?.getAttribute('data-tone')).toBeNull();
      expect(button('自动拍').query()).toBeNull();
      expect(camera.countLiveTracks()).toBe(1);
    },
  );

  it('takes no photo automatically when the detector finds no face', async () => {
    const camera = await openCamera({ scene: bush }, { autoCapture: true, detectFaces: async () => [] });
    await sees('没看到脸，请正对镜头');
    await vi.advanceTimersByTimeAsync(8_000);
    expect(camera.countLiveTracks()).toBe(1);
  });

  it.each([
    ['太暗了，请到亮一点的地方', '#181818'],
    ['太亮了，请避开强光', '#ffffff'],
    ['画面模糊，请擦擦镜头、拿稳手机', '#909090'],
  ])('says %s', async (words, color) => {
    await openCamera({
      scene: (context, { width, height }) => {
        context.fillStyle = color;
        context.fillRect(0, 0, width, height);
      },
    });
    await sees(words);
    await expect.element(page.getByRole('status')).toHaveTextContent(words);
  });

  it('offers neither hints nor automatic capture when frames cannot be read', async () => {
    vi.spyOn(globalThis, 'VideoFrame').mockImplementation(() => {
      throw new DOMException('', 'NotSupportedError');
    });
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    await openCamera();
    await seesLive();
    await sees('请把脸放进框里');
    expect(button('自动拍').query()).toBeNull();
  });

  it('says to hold still', async () => {
    const portrait = await createImageBitmap(await samplePortrait());
    await openCamera({
      framesPerSecond: 30,
      scene: (context, { width, height, elapsedMs }) =>
        context.drawImage(portrait, Math.sin(elapsedMs / 90) * 60, 0, width, height),
    });
    await sees('请拿稳，不要动');
  });

  it('switches to another camera, whose picture is no mirror', async () => {
    const camera = await openCamera({ cameras: 2 });
    await expect.element(page.getByRole('dialog')).toBeVisible();
    const viewfinder = () => document.querySelector('.fv-viewfinder')?.getAttribute('data-mirrored');
    await button('切换').click();
    await expect.poll(viewfinder).toBe('false');
    await seesLive();
    expect(camera.countLiveTracks()).toBe(1);
  });

  it('offers a list when there are more than two cameras', async () => {
    const cameras = [{ facing: 'user' }, { facing: 'environment' }, { facing: 'environment' }] as const;
    await openCamera({ cameras });
    const list = page.getByRole('combobox', { name: '选择相机' });
    await expect.element(list).toHaveTextContent('前置相机后置相机 1后置相机 2');
    await list.selectOptions('后置相机 2');
    await expect.element(list).toHaveValue('fake-2');
    expect(document.querySelector('.fv-viewfinder')?.getAttribute('data-mirrored')).toBe('false');
  });

  it('closes with Escape, and gives the focus back', async () => {
    const camera = await openCamera();
    await seesLive();
    await userEvent.keyboard('{Escape}');
    await expect.element(inPage()).toHaveFocus();
    expect(camera.countLiveTracks()).toBe(0);
  });
});

describe('review of a photo from the in-page camera', () => {
  const dialog = () => page.getByRole('dialog');
  const heading = (name: string) => dialog().getByRole('heading', { name });
  const picture = () => dialog().getByRole('img', { name: '刚拍的照片' });
  const shoot = async () => {
    await seesLive();
    await shutter().click();
    await expect.element(heading('照片清楚吗？')).toHaveFocus();
  };

  it('shows the photo in place of the preview, as in the mirror that the user saw', async () => {
    const camera = await openCamera({ width: 480, height: 640 });
    await shoot();
    await expect.element(picture()).toBeVisible();
    expect(getComputedStyle(picture().element()).transform).toBe('matrix(-1, 0, 0, 1, 0, 0)');
    expect(camera.countLiveTracks()).toBe(0);
    await button('使用这张照片').click();
    await expect.poll(() => document.querySelector('[data-step=failed]')).not.toBeNull();
    expect(dialog().query()).toBeNull();
    // Back at the photo, it is the same mirror.
    await button('换张照片').click();
    await sees('照片清楚吗？');
    expect(getComputedStyle(page.getByRole('img').element()).transform).toBe('matrix(-1, 0, 0, 1, 0, 0)');
  });

  it('shows a photo of the back camera as it is', async () => {
    await openCamera({ width: 480, height: 640, cameras: 2 });
    await button('切换').click();
    await expect
      .poll(() => document.querySelector('.fv-viewfinder')?.getAttribute('data-mirrored'))
      .toBe('false');
    await shoot();
    await expect.element(picture()).toBeVisible();
    expect(getComputedStyle(picture().element()).transform).toBe('none');
  });

  it.each([
    ['重拍 is tapped', () => button('重拍').click()],
    ['返回 is tapped', () => dialog().getByRole('button', { name: '返回' }).click()],
    ['Escape is pressed', () => userEvent.keyboard('{Escape}')],
  ])('goes back to the camera when %s', async (_, act) => {
    const camera = await openCamera({ width: 480, height: 640 });
    await shoot();
    const before = document.querySelector('dialog');
    await act();
    await seesLive();
    await expect.element(heading('拍一张正面照')).toHaveFocus();
    expect(document.querySelector('dialog')).toBe(before);
    expect(camera.countRequests()).toBe(2);
    expect(camera.countLiveTracks()).toBe(1);
  });

  it('offers 重拍 first when the photo is nearly black, and alone when the host blocks such photos', async () => {
    const dim = createFakeCamera({
      width: 480,
      height: 640,
      scene: (context, { width, height }) => {
        context.fillStyle = '#000';
        context.fillRect(0, 0, width, height);
        context.fillStyle = '#2a2a2a';
        context.fillRect(width / 2, height / 2, 40, 40);
      },
    });
    const kinds = () =>
      [...document.querySelectorAll('.fv-shot-button')].map((found) => [
        found.textContent,
        found.getAttribute('data-kind'),
      ]);
    const { rerender } = await render(<Widget camera={dim} />);
    await openInPage();
    await shoot();
    await expect.element(dialog().getByRole('status')).toHaveTextContent('照片太暗，看不清脸，建议重拍');
    expect(kinds()).toEqual([
      ['重拍', 'primary'],
      ['使用', 'secondary'],
    ]);
    await rerender(
      <Widget key="blocked" camera={dim} photo={{ camera: { devices: dim }, blockDoubtful: true }} />,
    );
    await openInPage();
    await shoot();
    expect(kinds()).toEqual([['重拍', 'primary']]);
  });

  it('offers 重拍 first when the detector finds no face, and the photo can be used all the same', async () => {
    const events: FaceVerificationEvent[] = [];
    const devices = createFakeCamera({ width: 480, height: 640 });
    const photo = { blockDoubtful: true, camera: { devices, detectFaces: async () => [] } };
    await render(<Widget camera={devices} photo={photo} onEvent={(event) => events.push(event)} />);
    await openInPage();
    await shoot();
    await expect.element(dialog().getByRole('status')).toHaveTextContent('照片里没看到清楚的脸，建议重拍');
    const shotButtons = [...document.querySelectorAll('.fv-shot-button')];
    expect(shotButtons.map((found) => [found.textContent, found.getAttribute('data-kind')])).toEqual([
      ['重拍', 'primary'],
      ['使用', 'secondary'],
    ]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'photo', faces: 'none' }));
  });

  it('gives way to the error below when the photo cannot be used', async () => {
    const camera = await openCamera({ width: 60, height: 80 });
    await seesLive();
    await shutter().click();
    await sees('这张照片太小，看不清脸');
    expect(dialog().query()).toBeNull();
    expect(camera.countLiveTracks()).toBe(0);
    await expect.element(inPage()).toBeVisible();
  });

  it('vibrates at the shot, unless the user wants no motion', async () => {
    const vibrations = vi.spyOn(navigator, 'vibrate').mockReturnValue(true);
    await openCamera({ width: 480, height: 640 });
    await shoot();
    expect(vibrations).toHaveBeenCalledTimes(1);
    await emulateMedia({ reducedMotion: 'reduce' });
    onTestFinished(() => asItWas());
    await button('重拍').click();
    await shoot();
    expect(vibrations).toHaveBeenCalledTimes(1);
  });
});

describe('review of a photo from elsewhere', () => {
  const show = async () => {
    await render(<Widget camera={createFakeCamera()} photo={{ camera: false, takePhoto: samplePortrait }} />);
    await button('拍照').click();
    await sees('照片清楚吗？');
  };

  it('shows the photo as wide as the widget, not mirrored', async () => {
    await show();
    const widget = document.querySelector('.fv-body')?.clientWidth ?? 0;
    const photo = page.getByRole('img', { name: '您选择的照片' }).element();
    expect(photo.getBoundingClientRect().width).toBe(widget);
    expect(getComputedStyle(photo).transform).toBe('none');
  });

  it('is enlarged by a tap, further by another, and closed by Escape, which gives the focus back', async () => {
    await show();
    await button('放大查看').click();
    const dialog = page.getByRole('dialog');
    const view = dialog.getByRole('button', { name: '放大查看' });
    await expect.element(view).toHaveAttribute('aria-pressed', 'false');
    const width = () => dialog.element().querySelector('img')?.getBoundingClientRect().width ?? 0;
    const whole = width();
    await view.click();
    expect(width()).toBeCloseTo(whole * 2.5, 0);
    await userEvent.keyboard('{Escape}');
    await expect.element(button('放大查看')).toHaveFocus();
    expect(dialog.query()).toBeNull();
  });
});

describe('a camera in trouble', () => {
  it('busy: is tried once more, then says so; the person may try again', async () => {
    const camera = await openCamera({ behavior: 'busy' });
    await sees('相机正被占用');
    expect(camera.countRequests()).toBe(2);
    await seesOtherWays();
    camera.setBehavior('works');
    await button('再试一次').click();
    await seesLive();
  });

  it('camera opens without an error when it was busy for a moment only', async () => {
    const camera = await openCamera({ behavior: 'busyOnce' });
    await seesLive();
    expect(camera.countRequests()).toBe(2);
  });

  it('denied: names the steps that open the camera in this app', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(WECHAT_ON_IPHONE);
    await openCamera({ behavior: 'denied' });
    const steps = page.getByRole('listitem').filter({ hasText: '微信' });
    await expect.element(steps.first()).toHaveTextContent('点“相机”，找到微信');
    await sees('打开手机“设置”，点“隐私与安全性”');
  });

  it('denied twice: is offered once more when the user comes back from the settings', async () => {
    const camera = await openCamera({ behavior: 'denied' });
    await button('再试一次').click();
    await sees('相机权限没打开');
    expect(button('再试一次').query()).toBeNull();
    setHidden(true);
    setHidden(false);
    camera.setBehavior('works');
    await button('再试一次').click();
    await seesLive();
  });

  it('phone’s camera that may have stayed black: names the steps when the user is back without a photo', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(WECHAT_ON_IPHONE);
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(() => {});
    await render(<Widget camera={createFakeCamera()} photo={{ camera: false }} />);
    await expect.element(inPage()).toBeVisible();
    expect(page.getByText('刚才相机是黑的？').query()).toBeNull();
    await inPage().click();
    await page.getByText('刚才相机是黑的？').click();
    await sees('多半是微信还没有相机权限。按下面三步打开：');
  });

  it('keeps its words on the screen after its dialog has gone', async () => {
    await openCamera({ behavior: 'denied' });
    await sees('相机权限没打开');
    // Observers of the dialog's size have run by then.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await expect.element(button('再试一次')).toBeVisible();
    await expect.element(page.getByText('相机权限没打开')).toBeVisible();
  });

  it('absent', async () => {
    await openCamera({ behavior: 'absent' });
    await sees('没找到相机');
    await seesOtherWays(false);
    // 返回 leads one step back: from the error to the choices, not to the consent page.
    await button('返回').click();
    await expect.element(inPage()).toBeVisible();
  });

  it.each(cameraCodes)('$code is explained in the words of the catalog', async ({ code, words }) => {
    const camera = createFakeCamera();
    const getUserMedia = async () => {
      throw new DOMException('', code);
    };
    await render(<Widget camera={{ ...camera, getUserMedia }} />);
    await openInPage();
    const { title, advice } = Reflect.get(zhCN.camera.errors, words);
    await sees(title);
    await sees(words === 'denied' ? zhCN.permission.intro : advice);
    await seesOtherWays(words !== 'absent');
  });

  it('late: no frame within eight seconds', async () => {
    const camera = await openCamera({ behavior: 'noFrames' });
    await expect.poll(() => camera.countLiveTracks()).toBe(1);
    await vi.advanceTimersByTimeAsync(FIRST_FRAME_MS);
    await sees('相机一直没有画面');
    await seesOtherWays();
    expect(camera.countLiveTracks()).toBe(0);
  });

  it('camera keeps the album at hand when the permission prompt stays unanswered', async () => {
    await openCamera({ behavior: 'unanswered' });
    await sees('正在打开相机…');
    await vi.advanceTimersByTimeAsync(FIRST_FRAME_MS);
    await sees('请在弹出的提示里选“允许”。没看到提示？可以从相册选择。');
    await expect.element(button('相册')).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
    await seesOtherWays();
  });

  it('a stream that comes after the person has left is stopped', async () => {
    const camera = createFakeCamera({ width: 240, height: 320 });
    let allow = () => {};
    const prompt = new Promise<void>((resolve) => {
      allow = resolve;
    });
    const getUserMedia: FakeCamera['getUserMedia'] = (constraints) =>
      prompt.then(() => camera.getUserMedia(constraints));
    await render(<Widget camera={{ ...camera, getUserMedia }} />);
    await openInPage();
    await sees('正在打开相机…');
    await page.getByRole('dialog').getByRole('button', { name: '返回' }).click();
    allow();
    await expect.poll(() => camera.countRequests()).toBe(1);
    await expect.poll(() => camera.countLiveTracks()).toBe(0);
    await seesOtherWays();
  });

  it('black: shows the shutter, keeps it back, and gives up after a while', async () => {
    const camera = await openCamera({
      scene: (context, { width, height }) => context.clearRect(0, 0, width, height),
    });
    await expect.poll(() => camera.countLiveTracks()).toBe(1);
    // The patience with a black picture begins with the first frame, not with the stream.
    await expect.element(page.getByText('正在打开相机…')).not.toBeInTheDocument();
    await expect.element(shutter()).toHaveAttribute('aria-disabled', 'true');
    await vi.advanceTimersByTimeAsync(8_000);
    await sees('画面一直是黑的');
    await seesOtherWays();
    expect(camera.countLiveTracks()).toBe(0);
  });

  it('ended: unplugged', async () => {
    const camera = await openCamera();
    await seesLive();
    camera.unplug();
    await sees('相机停了');
    await seesOtherWays();
    await button('再试一次').click();
    await seesLive();
  });

  it('muted by the system: is forgiven when short, and reported when not', async () => {
    const tracks: MediaStreamTrack[] = [];
    const camera = createFakeCamera({ width: 240, height: 320 });
    const getUserMedia: FakeCamera['getUserMedia'] = async (constraints) => {
      const stream = await camera.getUserMedia(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
    await render(<Widget camera={{ ...camera, getUserMedia }} />);
    await openInPage();
    await seesLive();
    const fire = (type: string) => tracks[0]?.dispatchEvent(new Event(type));
    fire('mute');
    await vi.advanceTimersByTimeAsync(800);
    fire('unmute');
    await vi.advanceTimersByTimeAsync(3_000);
    await seesLive();
    fire('mute');
    await vi.advanceTimersByTimeAsync(2_500);
    await sees('相机被系统暂停了');
    await seesOtherWays();
    expect(camera.countLiveTracks()).toBe(0);
  });

  it('is off while the page is hidden, and back when it is shown', async () => {
    const camera = await openCamera();
    await seesLive();
    setHidden(true);
    expect(camera.countLiveTracks()).toBe(0);
    await sees('相机已暂停');
    await expect.element(button('继续')).toBeVisible();
    setHidden(false);
    await seesLive();
    expect(camera.countRequests()).toBe(2);
  });

  it('is off before the page is left, as for a redirect', async () => {
    const camera = await openCamera();
    await seesLive();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    expect(camera.countLiveTracks()).toBe(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await seesLive();
  });
});

describe('two widgets on one page', () => {
  it('never take the camera from each other', async () => {
    const camera = createFakeCamera({ width: 240, height: 320 });
    const first = await render(<Widget camera={camera} />);
    const second = await render(<Widget camera={camera} />);
    const open = (screen: typeof first) =>
      screen.container.querySelector<HTMLElement>('.fv-actions button')?.click();
    open(first);
    await seesLive();
    open(second);
    await sees('相机正被占用');
    expect(camera.countRequests()).toBe(1);
    expect(camera.countLiveTracks()).toBe(1);
    await first.unmount();
    expect(camera.countLiveTracks()).toBe(0);
    await button('再试一次').click();
    await seesLive();
  });
});

describe('other ways to a photo', () => {
  it('is not offered where the host has switched it off', async () => {
    const camera = createFakeCamera();
    await render(<Widget camera={camera} photo={{ camera: false }} />);
    await expect.element(button('从相册选择')).toBeVisible();
    expect(document.querySelector('[data-way=page]')).toBeNull();
    expect(page.getByText('请在设置里允许使用相机').query()).toBeNull();
  });

  it('takes a pasted picture, and leaves text fields alone', async () => {
    const camera = createFakeCamera();
    await render(
      <>
        <input aria-label="host" />
        <Widget camera={camera} />
      </>,
    );
    const paste = async (target: EventTarget) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([await samplePortrait()], 'x.jpg', { type: 'image/jpeg' }));
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    };
    await paste(page.getByLabelText('host').element());
    await expect.element(inPage()).toBeVisible();
    await paste(document.body);
    await sees('照片清楚吗？');
  });

  it('takes a dropped picture', async () => {
    await render(<Widget camera={createFakeCamera()} />);
    const photo = new File([await samplePortrait()], 'x.jpg', { type: 'image/jpeg' });
    send('dragover', [photo]);
    await expect.poll(() => document.querySelector('.fv-capture[data-over]')).not.toBeNull();
    send('drop', [photo]);
    await sees('照片清楚吗？');
  });

  it.for([
    ['two photos', 'image/jpeg', '1.jpg'],
    ['a photo and a PDF', 'application/pdf', '1.pdf'],
    ['a photo and a folder', '', 'folder'],
  ] as const)('photo is taken when %s are dropped', async ([, type, name]) => {
    pretendFolders();
    await render(<Widget camera={createFakeCamera()} />);
    const photo = new File([await samplePortrait()], '2.jpg', { type: 'image/jpeg' });
    send('drop', [new File([await samplePortrait()], name, { type }), photo]);
    await sees('照片清楚吗？');
  });

  it.for([
    ['a PDF', 'application/pdf', '1.pdf', '%PDF-1.7'],
    ['an MP4', 'video/mp4', '1.mp4', '\0\0\0\x14ftypisom'],
    ['a folder', '', 'folder', ''],
  ] as const)('dropped file that is %s is named as no photo', async ([, type, name, content]) => {
    pretendFolders();
    await render(<Widget camera={createFakeCamera()} />);
    send('drop', [new File([content], name, { type })]);
    await sees('这个文件不是照片');
  });

  it('file that is dropped beside the widget does not replace the page while the photo step is shown', async () => {
    const { unmount } = await render(<Widget camera={createFakeCamera()} />);
    await expect.element(inPage()).toBeVisible();
    const photo = new File(['x'], 'x.jpg', { type: 'image/jpeg' });
    expect(send('dragover', [photo], document.body)?.defaultPrevented).toBe(true);
    expect(send('drop', [photo], document.body)?.defaultPrevented).toBe(true);
    await unmount();
    expect(send('drop', [photo], document.body)?.defaultPrevented).toBe(false);
  });

  it.for([
    ['a contenteditable', () => Object.assign(document.createElement('div'), { contentEditable: 'true' })],
    ['an element inside of a contenteditable', editableChild],
    ['a component with a closed shadow root', closedComponent],
  ] as const)('pasted picture is left to the host when the focus is in %s', async ([, make]) => {
    await render(<Widget camera={createFakeCamera()} />);
    const target = make();
    const root = target.parentElement ?? target;
    root.tabIndex = 0;
    document.body.append(root);
    onTestFinished(() => root.remove());
    root.focus();
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await samplePortrait()], 'x.jpg', { type: 'image/jpeg' }));
    const event = new ClipboardEvent('paste', {
      clipboardData,
      bubbles: true,
      cancelable: true,
      composed: true,
    });
    target.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(false);
    await expect.element(inPage()).toBeVisible();
  });

  it('double click opens one picker', async () => {
    await render(<Widget camera={createFakeCamera()} photo={{ camera: false }} />);
    const clicks = vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (
      this: HTMLInputElement,
    ) {
      // Arrives at the input, but opens nothing.
      this.dispatchEvent(new Event('click'));
    });
    onTestFinished(() => clicks.mockRestore());
    await button('从相册选择').dblClick();
    expect(clicks).toHaveBeenCalledTimes(1);
  });
});

/** Sends a drag event with files to the widget, or to another place. */
function send(
  type: string,
  files: readonly File[],
  place = document.querySelector('.fv-title'),
): DragEvent | undefined {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
  place?.dispatchEvent(event);
  return place ? event : undefined;
}

/** Makes every file named `folder` look like one. Scripts cannot drop real folders. */
function pretendFolders(): void {
  const entry = vi.spyOn(DataTransferItem.prototype, 'webkitGetAsEntry').mockImplementation(function (
    this: DataTransferItem,
  ) {
    const name = this.getAsFile()?.name ?? '';
    // Only these two members are read.
    return { name, isDirectory: name === 'folder' } as FileSystemEntry;
  });
  onTestFinished(() => entry.mockRestore());
}

function editableChild(): HTMLElement {
  const parent = Object.assign(document.createElement('div'), { contentEditable: 'true' });
  return parent.appendChild(document.createElement('b'));
}

function closedComponent(): HTMLElement {
  const component = document.createElement('host-field');
  component.attachShadow({ mode: 'closed' });
  return component;
}

describe('photo of the app’s camera', () => {
  const take = async (takePhoto: () => Promise<unknown>) => {
    const camera = createFakeCamera();
    // Hosts in JavaScript resolve with anything.
    const photo = { camera: false, takePhoto: takePhoto as NonNullable<PhotoOptions['takePhoto']> } as const;
    await render(<Widget camera={camera} photo={photo} />);
    await button('拍照').click();
  };
  const base64 = async () => {
    const bytes = new Uint8Array(await (await samplePortrait()).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const otherFrame = () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    onTestFinished(() => frame.remove());
    // The window of an iframe has the same constructors, which TypeScript does not know.
    return frame.contentWindow as unknown as typeof globalThis;
  };

  it.for([
    ['a data: URL', async () => `data:image/jpeg;base64,${await base64()}`],
    ['base64', base64],
    ['base64 in the URL-safe alphabet', async () => (await base64()).replace(/\+/g, '-').replace(/\//g, '_')],
    ['an ArrayBuffer', async () => (await samplePortrait()).arrayBuffer()],
    ['bytes', async () => new Uint8Array(await (await samplePortrait()).arrayBuffer())],
    ['a Blob of another frame', async () => new (otherFrame().Blob)([await samplePortrait()])],
    [
      'an ArrayBuffer of another frame',
      async () => {
        const source = new Uint8Array(await (await samplePortrait()).arrayBuffer());
        const bytes = new (otherFrame().Uint8Array)(source.length);
        bytes.set(source);
        return bytes.buffer;
      },
    ],
  ] as const)('photo is taken when takePhoto resolves with %s', async ([, takePhoto]) => {
    await take(takePhoto);
    await sees('照片清楚吗？');
  });

  it.for([
    ['null', null, 'null'],
    ['a number', 7, 'type Number'],
    ['an object', { path: '/storage/1.jpg' }, 'type Object'],
    ['a path', 'file:///storage/1.jpg', 'another string'],
    ['an empty text', '', 'another string'],
  ] as const)('error says what is expected when takePhoto resolves with %s', async ([, value, named]) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    onTestFinished(() => warn.mockRestore());
    const camera = createFakeCamera();
    const takePhoto = (async () => value) as unknown as NonNullable<PhotoOptions['takePhoto']>;
    await render(<Widget camera={camera} photo={{ camera: false, takePhoto }} />);
    await button('拍照').click();
    await sees('没能取到照片');
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(named));
  });
});

describe('photo that is hardly good enough', () => {
  it('retake is the first button when the photo is small', async () => {
    await render(
      <Widget camera={createFakeCamera()} photo={{ camera: false, takePhoto: () => smallPhoto(360, 0.6) }} />,
    );
    await button('拍照').click();
    await sees('照片尺寸太小，脸可能看不清');
    expect(buttonNames()).toEqual(['换张照片', '使用这张照片']);
  });

  it('retake is the first button when the photo is nearly black', async () => {
    await render(
      <Widget
        camera={createFakeCamera()}
        photo={{ camera: false, takePhoto: () => smallPhoto(640, 0.05) }}
      />,
    );
    await button('拍照').click();
    await sees('照片太暗，看不清脸，建议重拍');
    expect(buttonNames()).toEqual(['换张照片', '使用这张照片']);
  });

  it('use is not offered when the photo is small and the host blocks such photos', async () => {
    const photo = { camera: false, blockDoubtful: true, takePhoto: () => smallPhoto(360, 0.6) } as const;
    await render(<Widget camera={createFakeCamera()} photo={photo} />);
    await button('拍照').click();
    await sees('照片尺寸太小，脸可能看不清');
    expect(buttonNames()).toEqual(['换张照片']);
  });

  it('use is the first button when the photo is good', async () => {
    await render(<Widget camera={createFakeCamera()} photo={{ camera: false, takePhoto: samplePortrait }} />);
    await button('拍照').click();
    await sees('照片清楚吗？');
    expect(buttonNames()).toEqual(['使用这张照片', '换张照片']);
  });

  const buttonNames = () =>
    [...document.querySelectorAll('.fv-actions button')].map(({ textContent }) => textContent);

  async function smallPhoto(width: number, brightness: number): Promise<Blob> {
    const canvas = new OffscreenCanvas(width, (width * 4) / 3);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.filter = `brightness(${brightness})`;
    context.drawImage(await createImageBitmap(await samplePortrait()), 0, 0, canvas.width, canvas.height);
    return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  }
});
