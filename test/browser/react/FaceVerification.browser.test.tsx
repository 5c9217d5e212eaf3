import { type ReactElement, StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { FaceVerification, type FaceVerificationProps, type HandoffAdapter } from '../../../src/index.js';
import '../../../src/react/styles/styles.css';

const handoff: HandoffAdapter = { name: 'test', start: () => new Promise(() => {}) };
const common = { userId: 'user123', api: { baseUrl: '/nowhere' }, handoff };

function Widget(props: Partial<FaceVerificationProps>): ReactElement {
  return (
    <StrictMode>
      <FaceVerification {...({ type: 'match', ...common, ...props } as FaceVerificationProps)} />
    </StrictMode>
  );
}

const heading = (name: string) => page.getByRole('heading', { name });
const button = (name: string) => page.getByRole('button', { name });

async function agree(): Promise<void> {
  await page.getByRole('checkbox').click();
  await button('同意并继续').click();
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('consent', () => {
  it('consent is unticked and names what is missing, with the focus on the checkbox', async () => {
    await render(<Widget />);
    await expect.element(page.getByRole('checkbox')).not.toBeChecked();
    await button('同意并继续').click();
    await expect.element(page.getByText('请先勾选，再继续')).toBeVisible();
    await expect.element(page.getByRole('checkbox')).toHaveFocus();
    await agree();
    await expect.element(heading('拍一张正面照')).toBeVisible();
  });

  it('names who, what for, how long and how to reach them', async () => {
    await render(
      <Widget
        consent={{
          handler: '某某银行',
          purpose: '开户',
          contact: '95500',
          retention: '保存 7 天。',
          agreementUrl: '/agreement.html',
        }}
      />,
    );
    await expect.element(page.getByText(/某某银行需要刷脸.*用于开户/)).toBeVisible();
    await page.getByText('查看完整说明').click();
    await expect.element(page.getByText('保存 7 天。')).toBeVisible();
    await expect.element(page.getByText('办理方式：95500')).toBeVisible();
    await expect.element(page.getByRole('link')).toHaveAttribute('href', '/agreement.html');
  });

  it('is skipped where the host has asked for it', async () => {
    await render(<Widget consent={false} />);
    await expect.element(heading('拍一张正面照')).toBeVisible();
  });
});

describe('taking or choosing a photo', () => {
  /** The inputs that a click opens, in place of the system's picker. */
  function watchPickers(): HTMLInputElement[] {
    const opened: HTMLInputElement[] = [];
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function (this: HTMLInputElement) {
      if (this.type === 'file') opened.push(this);
    });
    return opened;
  }

  it('opens the camera and the album by two inputs, a fresh one for every tap', async () => {
    const opened = watchPickers();
    await render(<Widget consent={false} photo={{ camera: false }} />);
    await button('拍照').click();
    await button('从相册选择').click();
    await button('从相册选择').click();
    expect(opened.map((input) => [input.accept, input.getAttribute('capture')])).toEqual([
      ['image/*', 'user'],
      ['image/*', null],
      ['image/*', null],
    ]);
    expect(new Set(opened).size).toBe(3);
    expect(document.querySelectorAll('input[type=file]')).toHaveLength(1);
  });

  it('takePhoto is aborted when the user leaves, and its late photo is ignored', async () => {
    let signal: AbortSignal | undefined;
    const capture = (given: AbortSignal) => {
      signal = given;
      return new Promise<Blob>(() => {});
    };
    const screen = await render(<Widget consent={false} photo={{ takePhoto: capture }} />);
    await button('用 App 的相机拍').click();
    expect(signal?.aborted).toBe(false);
    await screen.unmount();
    expect(signal?.aborted).toBe(true);
  });

  it('says so when the host’s camera fails, and leaves the other ways open', async () => {
    const capture = async () => {
      throw new Error('camera busy');
    };
    await render(<Widget consent={false} photo={{ takePhoto: capture }} />);
    await button('用 App 的相机拍').click();
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('没能取到照片请再试一次，或换一种方式提供照片。');
    await expect.element(button('从相册选择')).toBeVisible();
  });

  it('takes no photo from the host’s camera as a cancel', async () => {
    const capture = vi.fn(async () => undefined);
    await render(<Widget consent={false} photo={{ takePhoto: capture }} />);
    await button('用 App 的相机拍').click();
    await vi.waitFor(() => expect(capture).toHaveBeenCalled());
    await expect.element(heading('拍一张正面照')).toBeVisible();
    expect(document.querySelector('.fv-notice')).toBeNull();
  });
});

describe('focus', () => {
  it('goes to each new heading once the person uses the widget', async () => {
    await render(<Widget photo={{ camera: false }} />);
    await agree();
    await expect.element(heading('拍一张正面照')).toHaveFocus();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}'); // camera, album, back
    await expect.element(heading('人脸信息处理授权')).toHaveFocus();
  });

  it('stays with the host while the person is elsewhere', async () => {
    await render(
      <>
        <input aria-label="host field" />
        <Widget consent={false} />
      </>,
    );
    const field = page.getByLabelText('host field');
    await field.click();
    await expect.element(field).toHaveFocus();
    await expect.element(heading('拍一张正面照')).toBeVisible();
  });
});

describe('the identity form', () => {
  it('ties each problem to its field and clears it as it is mended', async () => {
    await render(<Widget type="authmatch" consent={false} />);
    await button('下一步').click();
    const name = page.getByLabelText('姓名');
    await expect.element(name).toHaveFocus();
    await expect.element(name).toHaveAccessibleDescription('请输入姓名');
    await name.fill('李秀英');
    await expect.element(name).toHaveAccessibleDescription('');
    const idNo = page.getByLabelText('身份证号');
    await idNo.fill('110105194912310021');
    await expect.element(idNo).toHaveAccessibleDescription('身份证号有误，请逐位核对');
    await idNo.fill('11010519491231002x');
    await expect.element(idNo).toHaveAccessibleDescription('');
  });

  it('asks about a space inside a name, and takes a radical for its ideograph', async () => {
    await render(<Widget type="authmatch" consent={false} />);
    const name = page.getByLabelText('姓名');
    await name.fill('阿卜杜拉 买买提');
    await button('下一步').click();
    await expect.element(name).toHaveAccessibleDescription('姓名中间有空格：请删去，或改成间隔号“·”');
    await name.fill('姓名：张⻜。');
    await expect.element(name).toHaveAccessibleDescription('');
  });

  it('begins with what the host knows', async () => {
    await render(<Widget type="authmatch" consent={false} identity={{ name: '李秀英' }} />);
    await expect.element(page.getByLabelText('姓名')).toHaveValue('李秀英');
  });
});

describe('words', () => {
  it('come in English, loaded when they are asked for', async () => {
    await render(<Widget locale="en" />);
    await expect.element(heading('Consent to process your face data')).toBeVisible();
    expect(document.querySelector('.fv-root')?.getAttribute('lang')).toBe('en');
  });

  it('come in traditional Chinese for zh_TW, and run from right to left in a host’s Uyghur', async () => {
    const screen = await render(<Widget locale="zh_TW" />);
    await expect.element(button('同意並繼續')).toBeVisible();
    const root = document.querySelector('.fv-root');
    expect([root?.getAttribute('lang'), root?.getAttribute('dir')]).toEqual(['zh-TW', 'ltr']);
    await screen.rerender(<Widget locale="ug-CN" messages={{ consent: { accept: 'ماقۇل' } }} />);
    await expect.element(button('ماقۇل')).toBeVisible();
    expect([root?.getAttribute('lang'), root?.getAttribute('dir')]).toEqual(['ug-CN', 'rtl']);
  });

  it('can be the host’s, key by key', async () => {
    await render(<Widget consent={false} messages={{ capture: { title: '请拍一张照片' } }} />);
    await expect.element(heading('请拍一张照片')).toBeVisible();
    await expect.element(button('从相册选择')).toBeVisible();
  });
});

describe('the host', () => {
  it('host is notified through the callbacks of the latest render', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const screen = await render(<Widget onCancel={first} />);
    await screen.rerender(<Widget onCancel={second} />);
    await button('不同意并退出').click();
    await expect.element(heading('已退出核验')).toBeVisible();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledExactlyOnceWith({ step: 'consenting' });
  });

  it('may have a page of any root font size', async () => {
    document.documentElement.style.fontSize = '75px';
    try {
      await render(<Widget />);
      expect(button('同意并继续').element().getBoundingClientRect().height).toBe(48);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });

  it('may show two widgets that know nothing of each other', async () => {
    await render(
      <>
        <Widget />
        <Widget userId="user456" />
      </>,
    );
    await page.getByRole('checkbox').first().click();
    await button('同意并继续').first().click();
    await expect.element(heading('拍一张正面照')).toBeVisible();
    await expect.element(heading('人脸信息处理授权')).toBeVisible();
  });
});

describe('layout', () => {
  it.each([
    [360, 640],
    [390, 844],
    [1280, 800],
  ])('at %i×%i nothing is wider than the page and every button can be hit', async (width, height) => {
    await page.viewport(width, height);
    await render(<Widget consent={false} photo={{ takePhoto: async () => undefined }} />);
    await expect.element(heading('拍一张正面照')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
    for (const element of document.querySelectorAll('.fv-root button')) {
      expect(element.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
  });
});
