import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import type { SlotProps } from '../../../src/index.js';
import { MatchWidget } from './MatchWidget.js';

afterEach(cleanup);

const noCamera = { camera: false } as const;

const heading = (name: string) => page.getByRole('heading', { name });

function OwnConsent({ send }: SlotProps): ReactElement {
  return (
    <>
      <h2>我们的授权页</h2>
      <button type="button" onClick={() => send({ type: 'ACCEPT_CONSENT' })}>
        同意
      </button>
    </>
  );
}

describe('a screen of the host’s', () => {
  it('takes the place of the widget’s, sends wishes, and its heading takes the focus', async () => {
    await render(<MatchWidget photo={noCamera} slots={{ screens: { consenting: OwnConsent } }} />);
    await page.getByRole('button', { name: '同意' }).click();
    await expect.element(heading('拍一张正面照')).toHaveFocus();
    await page.getByRole('button', { name: '返回' }).click();
    await expect.element(heading('我们的授权页')).toHaveFocus();
  });

  it('may keep what the widget shows and add to it', async () => {
    const Around = ({ original }: SlotProps) => (
      <>
        {original}
        <p>还有疑问？</p>
      </>
    );
    await render(<MatchWidget photo={noCamera} slots={{ screens: { consenting: Around } }} />);
    await expect.element(heading('人脸信息处理授权')).toBeVisible();
    await expect.element(page.getByText('还有疑问？')).toBeVisible();
  });

  it('that throws gives way to the widget’s, and the page hears of it', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const heard = new Promise<unknown>((resolve) => {
      const listen = (event: ErrorEvent) => {
        if (event.message.includes('slot broke')) {
          event.preventDefault();
          event.stopImmediatePropagation();
          window.removeEventListener('error', listen, true);
          resolve(event.error);
        }
      };
      window.addEventListener('error', listen, true);
    });
    const Broken = (): ReactElement => {
      throw new Error('slot broke');
    };
    await render(<MatchWidget photo={noCamera} slots={{ screens: { consenting: Broken } }} />);
    await expect.element(heading('人脸信息处理授权')).toBeVisible();
    await expect(heard).resolves.toMatchObject({ message: 'slot broke' });
  });
});

describe('header and footer', () => {
  it('are the host’s on every step, with the progress where it wants it', async () => {
    const Header = ({ state, original }: SlotProps) => (
      <header>
        <p>现在：{state.step}</p>
        {original}
      </header>
    );
    const Footer = () => <p>客服 400-000-0000</p>;
    await render(<MatchWidget photo={noCamera} slots={{ header: Header, footer: Footer }} />);
    await expect.element(page.getByText('现在：consenting')).toBeVisible();
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '同意并继续' }).click();
    await expect.element(page.getByText('现在：capturing')).toBeVisible();
    await expect.element(page.getByRole('list', { name: '核验进度' })).toBeVisible();
    await expect.element(page.getByText('客服 400-000-0000')).toBeVisible();
  });
});
