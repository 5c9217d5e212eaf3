import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { cameraFilm } from '../../fixtures/cameraFilm.js';
import { type Person, preparePeople } from './person.js';

const people = preparePeople(async () => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${await cameraFilm()}`,
]);

/** Counts what the page asks of the camera, and the tracks that are on. */
function countCamera(): void {
  const tracks: MediaStreamTrack[] = [];
  const counts = { requests: 0, live: () => tracks.filter((track) => track.readyState === 'live').length };
  Object.assign(globalThis, { cameraCounts: counts });
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    counts.requests += 1;
    const stream = await getUserMedia(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

/** Gives the phone two front cameras and one on the back. The first front camera is infrared: its picture is black. */
function haveInfraredCamera(): void {
  const facing = ['user', 'environment', 'user'] as const;
  const opened: number[] = [];
  const film = (index: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = 480;
    canvas.height = 640;
    const context = canvas.getContext('2d');
    const draw = () => {
      if (!context) return;
      context.fillStyle = index === 0 ? '#000' : `hsl(${performance.now() % 360} 40% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    };
    draw();
    setInterval(draw, 60);
    return canvas.captureStream(15);
  };
  Object.assign(globalThis, { openedCameras: opened });
  Object.assign(navigator.mediaDevices, {
    enumerateDevices: async () =>
      facing.map((side, index) => ({
        kind: 'videoinput',
        deviceId: `camera${index}`,
        label: `camera2 ${index}, facing ${side === 'user' ? 'front' : 'back'}`,
      })),
    async getUserMedia({ video }: { video: { deviceId?: { exact: string } } }) {
      const index = Number(video.deviceId?.exact.slice(-1) ?? 0);
      opened.push(index);
      const stream = film(index);
      for (const track of stream.getVideoTracks()) {
        const settings = track.getSettings();
        track.getSettings = () => ({
          ...settings,
          deviceId: `camera${index}`,
          facingMode: facing[index] ?? '',
        });
      }
      return stream;
    },
  });
}

function forgetPermissions(): void {
  Reflect.deleteProperty(Navigator.prototype, 'permissions');
}

/** A browser that says beforehand whether the camera is allowed, and one that does not, as Android WebView. */
const likeBrowser = [countCamera];
const likeWebView = [countCamera, forgetPermissions];

interface Counted {
  readonly cameraCounts: { readonly requests: number; live(): number };
}

const requests = ({ page }: Person) =>
  // Set by the script above.
  page.evaluate(() => (globalThis as unknown as Counted).cameraCounts.requests);
const liveTracks = ({ page }: Person) =>
  page.evaluate(() => (globalThis as unknown as Counted).cameraCounts.live());

async function seesLive({ page }: Person): Promise<void> {
  await page.locator('.fv-camera[data-status=live]').waitFor();
  await page.locator('.fv-shutter[aria-disabled=false]').waitFor();
}

const shutter = ({ page }: Person) => page.getByRole('dialog').getByRole('button', { name: '拍照' });

/** The colors near the upper corners of a picture. */
async function corners({ page }: Person, base64: string): Promise<{ left: string; right: string }> {
  return page.evaluate(async (data) => {
    // The page's policy forbids fetch() of a data: address.
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    const name = (x: number) => {
      const [red = 0, green = 0, blue = 0] = context.getImageData(
        x * bitmap.width,
        bitmap.height * 0.04,
        1,
        1,
      ).data;
      if (red > 70 && green < 60 && blue < 60) return 'red';
      return blue > 70 && red < 60 && green < 60 ? 'blue' : `${red},${green},${blue}`;
    };
    return { left: name(0.04), right: name(0.96) };
  }, base64);
}

describe('the in-page camera', () => {
  it('is opened, guides, takes the photo, and sends the picture that no mirror has turned', async () => {
    const viewport = { width: 360, height: 640 };
    const person = await people.meet({ camera: true, viewport, before: likeWebView });
    const { page } = person;
    await person.agree();
    await person.sees('拍一张正面照');
    expect(await requests(person)).toBe(0);
    await person.tap('拍照');
    await seesLive(person);
    await person.sees('请把脸放进框里');
    // The eye sees a mirror: the mark on the person's left is on the left of the screen.
    const mirror = await page.locator('.fv-viewfinder').screenshot();
    expect(await corners(person, mirror.toString('base64'))).toEqual({ left: 'blue', right: 'red' });
    await shutter(person).tap();
    await person.sees('照片清楚吗？');
    expect(await liveTracks(person)).toBe(0);
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');

    const [faceAdv] = person.requests;
    if (!faceAdv) throw new Error('no faceAdv');
    const { origin, data } = faceAdv.body['sourcePhotoStr'] as { origin: string; data: string }; // as sent
    expect(origin).toBe('self');
    expect(await corners(person, data)).toEqual({ left: 'red', right: 'blue' });
    const sent = Buffer.from(data, 'base64');
    expect(sent.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(person.externalRequests).toEqual([]);
  });

  it('opens by itself where it was allowed before, and again for another photo', async () => {
    const person = await people.meet({ camera: true, before: likeBrowser });
    await person.sees('人脸信息处理授权');
    expect(await requests(person)).toBe(0);
    await person.agree();
    await seesLive(person);
    await shutter(person).tap();
    await person.tap('重拍');
    await seesLive(person);
    expect(await requests(person)).toBe(2);
    // And leaving it is leaving it.
    await person.page.getByRole('dialog').getByRole('button', { name: '返回' }).tap();
    await person.sees('拍一张正面照');
    expect(await liveTracks(person)).toBe(0);
    expect(await requests(person)).toBe(2);
  });

  it('infrared front camera is passed over for the other one, which takes the photo', async () => {
    const person = await people.meet({ before: [haveInfraredCamera, forgetPermissions] });
    await person.agree();
    await person.tap('拍照');
    await seesLive(person);
    // Set by the script above.
    const opened = await person.page.evaluate(() => Reflect.get(globalThis, 'openedCameras'));
    expect(opened).toEqual([0, 2]);
    await shutter(person).tap();
    await person.sees('照片清楚吗？');
  });

  it('has the album at hand', async () => {
    const person = await people.meet({ camera: true, before: likeWebView });
    await person.agree();
    await person.tap('拍照');
    await seesLive(person);
    const opened = person.page.waitForEvent('filechooser');
    await person.page.getByRole('dialog').getByRole('button', { name: '相册' }).tap();
    await (await opened).setFiles(await people.photo());
    await person.sees('照片清楚吗？');
    expect(await liveTracks(person)).toBe(0);
  });

  it('has no accessibility fault', async () => {
    const person = await people.meet({ camera: true, before: likeWebView });
    await person.agree();
    await person.tap('拍照');
    await person.sees('请把脸放进框里');
    const { violations } = await new AxeBuilder({ page: person.page }).include('.fv-root').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  });
});

describe('a camera that cannot be had', () => {
  it('denied: says so, asks once more at the person’s wish, and never again', async () => {
    const person = await people.meet({ before: likeWebView });
    await person.agree();
    await person.tap('拍照');
    await person.sees('相机权限没打开');
    expect(await requests(person)).toBe(1);
    await person.tap('再试一次');
    await expect.poll(() => requests(person)).toBe(2);
    await person.sees('相机权限没打开');
    await expect.poll(() => person.page.getByRole('button', { name: '再试一次' }).count()).toBe(0);
    await person.choosePhoto(await people.photo(), '用系统相机拍');
    await person.sees('照片清楚吗？');
    await person.tap('换张照片');
    await person.sees('从相册选择');
    expect(await requests(person)).toBe(2);
  });

  it('denied earlier: is not offered, with a word on how to allow it, and is when it is allowed', async () => {
    const person = await people.meet({ before: likeBrowser });
    await person.agree();
    await person.sees('请在设置里允许使用相机');
    expect(await person.page.locator('[data-way=page]').count()).toBe(0);
    await person.page.context().grantPermissions(['camera']);
    await person.tap('拍照');
    await seesLive(person);
  });

  it('insecure page: is not offered, with a word why, and the album carries the flow', async () => {
    const person = await people.meet({ insecure: true });
    await person.agree();
    await person.sees('本页不是安全连接');
    expect(await person.page.locator('[data-way=page]').count()).toBe(0);
    await person.choosePhoto(await people.photo(), '拍照');
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
  });

  it('ended: the permission is taken back while it runs', async () => {
    const person = await people.meet({ camera: true, before: likeWebView });
    await person.agree();
    await person.tap('拍照');
    await seesLive(person);
    await person.page.context().clearPermissions();
    await person.sees('相机停了');
    await person.sees('从相册选择');
    expect(await liveTracks(person)).toBe(0);
  });
});

describe('a page that the phone’s camera app costs', () => {
  it('comes back to the photo step, without a second consent, and offers other ways first', async () => {
    const person = await people.meet({ before: likeWebView });
    await person.agree();
    await person.tap('拍照');
    const opened = person.page.waitForEvent('filechooser');
    await person.tap('用系统相机拍');
    await opened;
    const stored = await person.page.evaluate(() =>
      JSON.stringify([{ ...sessionStorage }, { ...localStorage }]),
    );
    expect(stored).toMatch(/face-verification-flow:picker:[a-z0-9]+":"camera \d+"/);
    await person.page.reload();
    await person.sees('刚才的照片没能传回来');
    await person.sees('请点“拍照”，在本页里拍');
    const buttons = await person.page.locator('.fv-actions button').allInnerTexts();
    expect(buttons).toEqual(['拍照', '从相册选择', '返回']);
    await person.choosePhoto(await people.photo());
    await person.tap('使用这张照片');
    await person.endFaceCheck('pass');
    await person.sees('核验通过');
  });

  it('asks for consent on another visit', async () => {
    const person = await people.meet({ before: likeWebView });
    await person.agree();
    const opened = person.page.waitForEvent('filechooser');
    await person.tap('从相册选择');
    await (await opened).setFiles(await people.photo());
    await person.sees('照片清楚吗？');
    await person.page.reload();
    await person.sees('人脸信息处理授权');
  });
});

describe('the layout', () => {
  it.each([
    [360, 640],
    [844, 390],
  ])('at %i × %i everything is in view, large enough to tap, and nothing overlaps', async (width, height) => {
    const person = await people.meet({ camera: true, viewport: { width, height }, before: likeWebView });
    await person.agree();
    expect(await narrowButtons(person, '.fv-actions button')).toEqual([]);
    await person.tap('拍照');
    await seesLive(person);
    const boxes = await person.page.evaluate(() =>
      ['.fv-camera-top', '.fv-viewfinder', '.fv-camera-bottom', '.fv-shutter'].map((selector) => {
        const { left, top, right, bottom } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
        return { selector, left: left ?? -1, top: top ?? -1, right: right ?? 1e6, bottom: bottom ?? 1e6 };
      }),
    );
    for (const { left, top, right, bottom } of boxes) {
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(bottom).toBeLessThanOrEqual(height);
    }
    const [bar, view, controls] = boxes;
    const apart = (a = view, b = view) =>
      !a || !b || a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
    expect([apart(bar, view), apart(view, controls), apart(bar, controls)]).toEqual([true, true, true]);
    expect(await narrowButtons(person, '.fv-camera button')).toEqual([]);
  });
});

it('the probe page lists what this phone has, tries it when asked, and copies all of it', async () => {
  const person = await people.meet({ camera: true, before: likeBrowser });
  const { page } = person;
  await page.context().grantPermissions(['camera', 'clipboard-read', 'clipboard-write']);
  await page.goto(new URL('/sandbox/probe/', page.url()).href);
  await person.sees('formats · webp');
  expect(await requests(person)).toBe(0);
  await person.tap('打开网页相机');
  await person.sees(/960 × 1280/);
  expect(await liveTracks(person)).toBe(0);
  await person.tap('复制报告');
  await person.sees('已复制');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^browser: .*Chrom/);
  expect(copied).toContain('"camera":"available"');
  expect(copied).toContain('tried camera');
});

/** Buttons smaller than the 44 px that a thumb needs. */
function narrowButtons({ page }: Person, selector: string): Promise<string[]> {
  return page.evaluate(
    (of) =>
      [...document.querySelectorAll(of)].flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        const shown = width > 0 && height > 0;
        return shown && (width < 44 || height < 44) ? [`${button.textContent}: ${width} × ${height}`] : [];
      }),
    selector,
  );
}
