import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import {
  type Appearance,
  type ConsentRecord,
  type FaceVerificationOptions,
  readConsentText,
} from '../../../src/index.js';
import { sha256 } from '../../../src/shared/sha256.js';
import { MatchWidget } from './MatchWidget.js';

const matchOptions = {
  type: 'match',
  userId: 'user123',
  api: { baseUrl: '/nowhere' },
  handoff: { name: 'test', start: () => new Promise<undefined>(() => {}) },
  photo: { camera: false },
  resume: false,
} as const;

afterEach(cleanup);

const noCamera = { camera: false } as const;

const button = (name: string) => page.getByRole('button', { name });
const heading = (name: string) => page.getByRole('heading', { name });

async function agree(): Promise<void> {
  await page.getByRole('checkbox').click();
  await button('同意并继续').click();
}

describe('the record of consent', () => {
  it('has the version of the text and the time, and comes before anything is collected', async () => {
    const onConsent = vi.fn(() => document.querySelector('.fv-root')?.getAttribute('data-step'));
    await render(<MatchWidget photo={noCamera} onConsent={onConsent} />);
    const before = Date.now();
    await agree();
    await expect.element(heading('拍一张正面照')).toBeVisible();
    expect(onConsent).toHaveBeenCalledExactlyOnceWith({
      version: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      agreedAt: expect.any(Number),
      by: 'self',
      locale: 'zh-CN',
      textSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(onConsent).toHaveReturnedWith('consenting');
    const [record] = onConsent.mock.calls[0] as unknown as [{ agreedAt: number }]; // as the line above has seen
    expect(record.agreedAt).toBeGreaterThanOrEqual(before);
    expect(record.agreedAt).toBeLessThanOrEqual(Date.now());
  });

  it('names the host’s own text, which takes the place of the widget’s', async () => {
    const onConsent = vi.fn();
    const terms = [{ title: '我们收集什么', text: '一张照片。' }];
    await render(<MatchWidget photo={noCamera} consent={{ version: '7', terms }} onConsent={onConsent} />);
    await expect.element(page.getByText('一张照片。')).toBeVisible();
    await expect.element(page.getByText('收集哪些信息')).not.toBeInTheDocument();
    await agree();
    expect(onConsent).toHaveBeenCalledWith(expect.objectContaining({ version: '7' }));
  });

  it('is not made by leaving, nor without the tick', async () => {
    const onConsent = vi.fn();
    await render(<MatchWidget photo={noCamera} onConsent={onConsent} />);
    await button('同意并继续').click();
    await button('不同意并退出').click();
    await expect.element(heading('已退出核验')).toBeVisible();
    expect(onConsent).not.toHaveBeenCalled();
  });

  it('consent text of the host without a version is an invalid option', () => {
    const consent = { terms: [{ title: 'a', text: 'b' }] };
    vi.spyOn(console, 'error').mockImplementation(() => {});
    return expect(render(<MatchWidget photo={noCamera} consent={consent} />)).rejects.toThrow(
      'consent.terms need a consent.version.',
    );
  });
});

/** The paragraphs on the screen in their order. Every text is the only child of its element. */
function paragraphs(): string {
  const all = [...document.querySelectorAll('.fv-screen *')];
  return all.flatMap(({ children, textContent }) => (children.length === 0 && textContent) || []).join('\n');
}

describe('the proof of the text', () => {
  const withdrawal = () => {};
  const consent = {
    handler: '某银行',
    contact: '400-000-0000',
    retention: '核验后 30 天内删除。',
    recipients: [
      '某公司',
      { name: '某存证公司', contact: '400-111-1111', purpose: '存证', data: '核验结果' },
    ],
    withdrawal,
  };
  const terms = [{ title: '我们收集什么', text: '一张照片。' }];

  it.each<[string, Partial<FaceVerificationOptions & Appearance>]>([
    ['the least', {}],
    ['all options', { consent, onUseAlternative: () => {} }],
    [
      'authmatch in English',
      { type: 'authmatch', photo: undefined, locale: 'en', consent: { withdrawal: '400-000-0000' } },
    ],
    ['the button alone, in traditional Chinese', { consent: { confirm: 'button' }, locale: 'zh-TW' }],
    ['the host’s own text', { consent: { version: '7', terms, agreementUrl: '/agreement' } }],
    [
      'a text of the host',
      { consent: { version: '8' }, messages: { consent: { guardian: '儿童须有监护人。' } } },
    ],
  ])(
    'is the digest of what stood on the screen, and the text comes back from the record: %s',
    async (_of, change) => {
      const onConsent = vi.fn<(record: ConsentRecord) => void>();
      const options = { ...matchOptions, ...change, onConsent } as FaceVerificationOptions & Appearance; // of one type
      await render(<MatchWidget {...options} />);
      await expect.poll(() => document.querySelector('.fv-title')).not.toBeNull();
      const full = document.querySelector<HTMLElement>('summary');
      full?.click();
      if (full) await expect.poll(() => document.querySelector('.fv-full dl')).not.toBeNull();
      const text = paragraphs();
      document.querySelector<HTMLElement>('input[type=checkbox]')?.click();
      document.querySelector<HTMLElement>('.fv-actions .fv-button')?.click();
      await vi.waitFor(() => expect(onConsent).toHaveBeenCalledOnce());
      const [record] = onConsent.mock.lastCall ?? [];
      if (!record) throw new Error('There is no record.');
      expect(await readConsentText(record, options)).toBe(text);
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      const digits = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      );
      expect(record).toMatchObject({ by: 'self', locale: options.locale ?? 'zh-CN', textSha256: digits });
    },
  );

  it('names the guardian’s page where a guardian agrees', async () => {
    const onConsent = vi.fn<(record: ConsentRecord) => void>();
    const options = { ...matchOptions, consent: { ...consent, minors: true }, onConsent };
    await render(<MatchWidget {...options} />);
    await agree();
    await button('未满 14 周岁').click();
    await expect.element(heading('请监护人阅读并同意')).toBeVisible();
    const text = paragraphs();
    await agree();
    await vi.waitFor(() => expect(onConsent).toHaveBeenCalledTimes(2));
    const [record] = onConsent.mock.lastCall ?? [];
    if (!record) throw new Error('There is no record.');
    expect(record.by).toBe('guardian');
    expect(await readConsentText(record, options)).toBe(text);
    expect(record.textSha256).toBe(sha256(text));
  });

  it('says that another version of the text is not here', async () => {
    const record = { version: '2020-01-01', by: 'self', locale: 'zh-CN' } as const;
    await expect(readConsentText(record, matchOptions)).rejects.toThrow('not 2020-01-01');
  });
});

it('handler and recipients are named, each with contact, purpose and kinds of data', async () => {
  const recipients = [{ name: '某存证公司', contact: '400-111-1111', purpose: '存证', data: '核验结果' }];
  await render(
    <MatchWidget photo={noCamera} consent={{ handler: '某银行', contact: '400-000-0000', recipients }} />,
  );
  await page.getByText('查看完整说明').click();
  await expect.element(page.getByText('个人信息处理者是某银行。')).toBeVisible();
  await expect.element(page.getByText('联系方式：400-000-0000')).toBeVisible();
  await expect
    .element(page.getByText(/^腾讯云计算.*：为确认是真人并比对人脸，接收您的照片、刷脸视频和设备信息。$/))
    .toBeVisible();
  await expect.element(page.getByText('某存证公司：为存证，接收核验结果。')).toBeVisible();
  await expect.element(page.getByText('联系方式：400-111-1111')).toBeVisible();
});

describe('the two layers of the text', () => {
  const whole = () => page.getByText('刷脸是为了确认是您本人在办理', { exact: false });

  it('three points come first, and the full text is one tap away', async () => {
    await render(<MatchWidget photo={noCamera} consent={{ handler: '某银行' }} />);
    await expect.element(page.getByText('由某银行处理，交给腾讯云等机构核验，全程加密。')).toBeVisible();
    await expect.element(whole()).not.toBeInTheDocument();
    await page.getByText('查看完整说明').click();
    await expect.element(whole()).toBeVisible();
  });

  it('another way is promised only where the host has one', async () => {
    const alone = await render(<MatchWidget photo={noCamera} />);
    await page.getByText('查看完整说明').click();
    await expect.element(page.getByText('您可以不同意。不同意就不能刷脸。', { exact: false })).toBeVisible();
    await expect.element(page.getByText(/其他方式办理/)).not.toBeInTheDocument();
    await alone.unmount();
    await render(<MatchWidget photo={noCamera} onUseAlternative={() => {}} />);
    await page.getByText('查看完整说明').click();
    await expect.element(page.getByText('不影响用其他方式办理。', { exact: false })).toBeVisible();
  });

  it.each([
    [390, 844],
    [360, 640],
    [320, 568],
  ])('tick and button are in view at %i × %i, with all of the text unfolded', async (width, height) => {
    await page.viewport(width, height);
    await render(<MatchWidget photo={noCamera} onUseAlternative={() => {}} />);
    await page.getByText('查看完整说明').click();
    await expect.element(whole()).toBeVisible();
    for (const shown of [page.getByRole('checkbox'), button('同意并继续'), button('不同意并退出')]) {
      const { top, bottom } = shown.element().getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(height);
    }
  });
});

it('with confirm: "button", the button alone consents and says what it means', async () => {
  const onConsent = vi.fn();
  await render(<MatchWidget photo={noCamera} consent={{ confirm: 'button' }} onConsent={onConsent} />);
  await expect.element(page.getByText('点击下方按钮，表示您已阅读以上说明', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('checkbox')).not.toBeInTheDocument();
  await button('同意并继续').click();
  await expect.element(heading('拍一张正面照')).toBeVisible();
  expect(onConsent).toHaveBeenCalledOnce();
});

describe('another way than the face', () => {
  it('alternative is offered when the host has one, and emits onUseAlternative instead of onCancel', async () => {
    const [onUseAlternative, onCancel] = [vi.fn(), vi.fn()];
    await render(<MatchWidget photo={noCamera} onUseAlternative={onUseAlternative} onCancel={onCancel} />);
    await button('换一种方式').click();
    await expect.element(heading('不刷脸也可以办理')).toBeVisible();
    expect(onUseAlternative).toHaveBeenCalledExactlyOnceWith({ step: 'consenting' });
    expect(onCancel).not.toHaveBeenCalled();
    await button('重新开始').click();
    await expect.element(page.getByRole('checkbox')).not.toBeChecked();
  });

  it('is not offered where there is none', async () => {
    await render(<MatchWidget photo={noCamera} />);
    await expect.element(button('不同意并退出')).toBeVisible();
    await expect.element(button('换一种方式')).not.toBeInTheDocument();
  });
});
