import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createMockPartner, type MockPartner } from '../../../mocks/createMockPartner.js';
import { samplePortrait } from '../../../mocks/portrait.js';
import { sampleStates } from '../../../mocks/sampleStates.js';
import { uploadForm } from '../../../src/client/uploadForm.js';
import { errorCatalog, FaceVerificationError, type FaceVerificationErrorCode } from '../../../src/core.js';
import type { FlowState } from '../../../src/flow/states.js';
import { FaceVerification, type FaceVerificationProps } from '../../../src/index.js';
import { en } from '../../../src/react/messages/en.js';
import type { Messages } from '../../../src/react/messages/messages.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { FlowScreen } from '../../../src/react/screens/FlowScreen.js';
import { hurry } from './hurry.js';
import '../../../src/react/styles/styles.css';

type Extra = Pick<FaceVerificationProps, 'photo' | 'resultMedia'>;

function mount(partner: MockPartner, extra: Extra) {
  return render(
    <StrictMode>
      <FaceVerification
        {...({ type: 'match', ...extra } as { type: 'match' })}
        userId="user123"
        api={{ baseUrl: '/api', getToken: () => 'token', fetch: partner.fetch }}
        handoff={partner.handoff}
        consent={false}
        resume={false}
      />
    </StrictMode>,
  );
}

const heading = (name: string) => page.getByRole('heading', { name });
const button = (name: string) => page.getByRole('button', { name });
const endpoints = (partner: MockPartner) => partner.requests.map(({ endpoint }) => endpoint);

describe('a photo that the host has', () => {
  const source = { origin: 'fds', data: 'group1/a.jpg' } as const;

  it('skips capture, and StrictMode causes one request', async () => {
    const partner = createMockPartner();
    await mount(partner, { photo: { source } });
    await expect.element(heading('核验通过')).toBeVisible();
    expect(endpoints(partner)).toEqual(['faceAdv', 'faceAdvResult']);
    expect(partner.requests[0]?.body).toMatchObject({ sourcePhotoStr: source });
    expect(document.querySelector('.fv-stages ol')?.textContent).toBe('刷脸结果');
  });

  it('that is somebody else’s ends without a tick', async () => {
    await mount(createMockPartner({ choice: 'notSamePerson' }), { photo: { source } });
    await button('完成').click();
    await expect.element(heading('核验已结束')).toBeVisible();
    expect(document.querySelector('[data-step=finished] .fv-check')).toBeNull();
  });

  it('that is refused can be sent again or left, and offers no editing', async () => {
    const partner = createMockPartner({ faceAdv: { fault: 'offline', times: 1 } });
    await mount(partner, { photo: { source } });
    await expect.element(heading('网络连接失败')).toBeVisible();
    await expect.element(button('返回修改')).not.toBeInTheDocument();
    await button('重试').click();
    await expect.element(heading('核验通过')).toBeVisible();
  });
});

describe('a photo that is uploaded', () => {
  it('shows how far it is, and goes on with its path', async () => {
    const partner = createMockPartner();
    let report: (fraction: number) => void = () => {};
    let finish: () => void = () => {};
    const upload = vi.fn((_jpeg: Blob, _signal: AbortSignal, onProgress: (fraction: number) => void) => {
      report = onProgress;
      return new Promise<{ origin: 'fds'; data: string }>((resolve) => {
        finish = () => resolve({ origin: 'fds', data: 'group1/up.jpg' });
      });
    });
    await mount(partner, { photo: { upload, takePhoto: samplePortrait } });
    await button('用 App 的相机拍').click();
    await button('使用这张照片').click();
    await vi.waitUntil(() => upload.mock.calls.length === 1);
    report(0.4);
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40');
    await expect.element(page.getByText('正在上传照片').first()).toBeVisible();
    expect(partner.requests).toEqual([]);
    report(1);
    finish();
    await expect.element(heading('核验通过')).toBeVisible();
    expect(partner.requests[0]?.body).toMatchObject({
      sourcePhotoStr: { origin: 'fds', data: 'group1/up.jpg' },
    });
    expect(upload.mock.calls[0]?.[0].type).toBe('image/jpeg');
  });

  it('uploadForm posts a multipart form, reports its progress and reads the reply', async () => {
    const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(function (
      this: XMLHttpRequest,
    ) {
      this.upload.dispatchEvent(
        new ProgressEvent('progress', { lengthComputable: true, loaded: 1, total: 4 }),
      );
      Object.defineProperties(this, { status: { value: 200 }, responseText: { value: '{"path":"a.jpg"}' } });
      this.onload?.(new ProgressEvent('load'));
    });
    const upload = uploadForm({
      url: '/upload',
      field: 'picture',
      fields: { bucket: 'faces' },
      headers: { Authorization: 'file-token' },
      read: (reply) => ({ origin: 'fds', data: String(Reflect.get(Object(reply), 'path')) }),
    });
    const onProgress = vi.fn();
    const jpeg = new Blob(['jpeg'], { type: 'image/jpeg' });
    await expect(upload(jpeg, new AbortController().signal, onProgress)).resolves.toEqual({
      origin: 'fds',
      data: 'a.jpg',
    });
    const form = send.mock.calls[0]?.[0];
    send.mockRestore();
    expect(form).toBeInstanceOf(FormData);
    if (!(form instanceof FormData)) return;
    expect([...form.keys()]).toEqual(['bucket', 'picture']);
    expect(form.get('picture')).toMatchObject({ name: 'photo.jpg', size: 4 });
    expect(onProgress.mock.calls.map(([fraction]) => fraction)).toEqual([0.25, 1, 0]);
  });

  it('uploadForm aborts its request, and rejects when the server cannot be reached', async () => {
    const options = { url: 'http://127.0.0.1:9/upload', read: () => ({ origin: 'fds', data: 'a' }) as const };
    const controller = new AbortController();
    const leaving = uploadForm(options)(new Blob(['x']), controller.signal, () => {});
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ name: 'AbortError' });
    const lost = uploadForm(options)(new Blob(['x']), new AbortController().signal, () => {});
    await expect(lost).rejects.toThrow('could not be reached');
  });
});

describe('photo and video of the face check', () => {
  const source = { origin: 'uri', data: 'https://files.example.test/a.jpg' } as const;

  it('are shown after the verdict, the video playable, with three requests in all', async () => {
    const partner = createMockPartner();
    await mount(partner, { photo: { source }, resultMedia: 'both' });
    const picture = page.getByAltText('刷脸时拍摄的照片');
    await expect.element(picture).toBeVisible();
    const video = document.querySelector('video');
    await vi.waitUntil(() => (video?.readyState ?? 0) >= 1, { timeout: 10_000 });
    expect([video?.videoWidth, video?.videoHeight]).toEqual([180, 240]);
    expect(document.querySelector('img')?.naturalHeight).toBe(320);
    expect(video?.src).toMatch(/^blob:/);
    expect(endpoints(partner)).toEqual(['faceAdv', 'faceAdvResult', 'faceAdvResult']);
  });

  it('that are not what they claim never reach an element; the verdict stands', async () => {
    const partner = createMockPartner();
    const svg = btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>');
    const original = partner.fetch;
    const forged: typeof fetch = async (input, init) => {
      const response = await original(input, init);
      const text = await response.clone().text();
      return text.includes('"photo"')
        ? new Response(text.replace(/"(photo|video)":"[^"]+"/g, `"$1":"${svg}"`), response)
        : response;
    };
    const createObjectURL = vi.spyOn(URL, 'createObjectURL');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await mount({ ...partner, fetch: forged }, { photo: { source }, resultMedia: 'both' });
    await hurry(() => document.querySelector('.fv-media-note')?.textContent === zhCN.media.missing);
    vi.useRealTimers();
    await expect.element(heading('核验通过')).toBeVisible();
    expect(document.querySelector('.fv-root img, .fv-root video')).toBeNull();
    // An element that cannot play its file is removed again.
    expect(createObjectURL).not.toHaveBeenCalled();
    createObjectURL.mockRestore();
  });

  it('are not asked for where the host does not want them', async () => {
    const partner = createMockPartner();
    await mount(partner, { photo: { source } });
    await expect.element(heading('核验通过')).toBeVisible();
    expect(partner.requests.map(({ body }) => Reflect.get(Object(body), 'getFile'))).toEqual([
      undefined,
      undefined,
    ]);
    // A request for them would begin after the verdict, and the screen says so at once.
    expect(document.querySelector('.fv-media-note')).toBeNull();
  });
});

describe('every code of the catalog has its screen', () => {
  const options = {
    type: 'match',
    userId: 'user123',
    api: { baseUrl: '/api' },
    handoff: createMockPartner().handoff,
  } as const;
  /** The screen of a state in a language. */
  function ScreenIn({ state, messages }: { readonly state: FlowState; readonly messages: Messages }) {
    const loaded = { consent: messages, all: { part: messages } };
    return (
      <FlowScreen
        state={state}
        send={() => {}}
        options={options}
        appearance={{}}
        messages={loaded}
        slots={{}}
      />
    );
  }
  const codes = [...errorCatalog.values()].filter(
    ({ family, action }) => ['result', 'h5', 'sdk'].includes(family) && action !== 'none',
  );

  it.each(codes)('code $code: $meaning', async ({ code, words, action }) => {
    for (const messages of [zhCN, en]) {
      const state = {
        ...sampleStates.rejected,
        outcome: { ...sampleStates.rejected.outcome, tencentCode: code },
      };
      const { unmount } = await render(<ScreenIn messages={messages} state={state} />);
      const { title, advice } = Reflect.get(messages.rejected.reasons, words);
      const intro = document.querySelector('.fv-intro')?.textContent;
      expect(intro).toBe(`${title}${advice}`);
      const shown = [...document.querySelectorAll('.fv-actions button')].map(
        (element) => element.textContent,
      );
      const { retry: again, finish } = messages.rejected;
      const isAboutPhoto = ['severalFaces', 'sourcePhotoUnusable', 'requestTooLarge'].includes(words);
      const retry = isAboutPhoto ? messages.failed.changePhoto : again;
      const retryFirst = ['retry', 'changeInput', 'changeEnvironment'].includes(action);
      // Without an attempt left there is none to offer.
      const none = words === 'limitReached';
      expect(shown).toEqual(none ? [finish] : retryFirst ? [retry, finish] : [finish, retry]);
      expect(document.querySelector('.fv-details')?.hasAttribute('open')).toBe(false);
      await unmount();
    }
  });

  const own = [...errorCatalog.values()].filter(({ family }) => family === 'own');
  it.each(own)('own code $code has its screen', async ({ code }) => {
    for (const messages of [zhCN, en]) {
      const error = new FaceVerificationError(code as FaceVerificationErrorCode, 'for a test'); // by its family
      const { unmount } = await render(
        <ScreenIn messages={messages} state={{ ...sampleStates.failed, error }} />,
      );
      const { title, advice } = Reflect.get(messages.failed.errors, code);
      expect(document.querySelector('.fv-title')?.textContent).toBe(title);
      const kept = document.querySelector('.fv-intro')?.textContent?.replace(advice, '');
      expect(['', ...Object.values(messages.failed.kept)]).toContain(kept);
      expect(document.querySelectorAll('.fv-actions .fv-button').length).toBeGreaterThanOrEqual(2);
      await unmount();
    }
  });

  it('and an unknown one shows the partner’s own words as text, and the traceNo', async () => {
    const outcome = {
      ...sampleStates.rejected.outcome,
      tencentCode: '66669999',
      tencentMsg: '<b>新的原因</b>',
    };
    await render(<ScreenIn messages={zhCN} state={{ ...sampleStates.rejected, outcome }} />);
    await vi.waitFor(() => expect(document.querySelector('.fv-title')).not.toBeNull());
    const details = document.querySelector('.fv-details');
    expect(details?.hasAttribute('open')).toBe(true);
    expect(details?.textContent).toContain('<b>新的原因</b>');
    expect(details?.textContent).toContain(outcome.traceNo);
    expect(details?.querySelector('dd b')).toBeNull();
  });

  it.each(Object.values(sampleStates))('the sample state of $step renders', async (state) => {
    await render(<ScreenIn messages={zhCN} state={state} />);
    await vi.waitFor(() => expect(document.querySelector('.fv-title')).not.toBeNull());
  });
});
