import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { MatchWidget } from './MatchWidget.js';

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

it('everybody who receives the data is named in one list', async () => {
  await render(<MatchWidget photo={noCamera} consent={{ handler: '某银行', recipients: ['某科技公司'] }} />);
  await page.getByText('查看完整说明').click();
  await expect
    .element(page.getByText(/^某银行、某科技公司、腾讯云.*和腾讯云对接的身份核验机构。$/))
    .toBeVisible();
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
