import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { useLazyScreen } from '../../../src/react/screens/useLazyScreen.js';
import { type Lazy, type LazyState, lazy } from '../../../src/shared/lazy.js';

function Arrived({ name }: { readonly name: string }): ReactElement {
  return <p>{name} is here</p>;
}

interface ViewProps {
  readonly lazyScreen: Lazy<typeof Arrived>;
  readonly texts?: () => LazyState<unknown>;
  readonly send?: () => void;
}

const textsAreHere = () => ({ part: zhCN });

function View({ lazyScreen, texts = textsAreHere, send = () => {} }: ViewProps): ReactElement {
  const screen = useLazyScreen({ screen: lazyScreen, texts: texts(), text: zhCN.notLoaded, send });
  return screen.part ? <screen.part name="it" /> : screen.fallback;
}

const button = (name: string) => page.getByRole('button', { name });

it('a lazy screen shows when it is loaded, and at once the next time', async () => {
  const lazyScreen = lazy(async () => Arrived);
  const screen = await render(<View lazyScreen={lazyScreen} />);
  await expect.element(page.getByText('it is here')).toBeVisible();
  await screen.unmount();
  await render(<View lazyScreen={lazyScreen} />);
  expect(document.body.textContent).toContain('it is here');
});

it('a lazy screen waits for its texts when it is loaded before them', async () => {
  const lazyScreen = lazy(async () => Arrived);
  await lazyScreen.load();
  const screen = await render(<View lazyScreen={lazyScreen} texts={() => undefined} />);
  expect(document.querySelector('[aria-busy]')).not.toBeNull();
  expect(document.body.textContent).not.toContain('it is here');
  await screen.rerender(<View lazyScreen={lazyScreen} />);
  await expect.element(page.getByText('it is here')).toBeVisible();
});

it('a lazy screen offers a retry and a way out when it cannot be loaded', async () => {
  const bring = vi
    .fn<() => Promise<typeof Arrived>>()
    .mockRejectedValueOnce(new Error('ChunkLoadError'))
    .mockResolvedValue(Arrived);
  const send = vi.fn();
  await render(<View lazyScreen={lazy(bring)} send={send} />);
  await expect.element(page.getByRole('heading', { name: '页面没有加载完整' })).toBeVisible();
  expect(send).toHaveBeenCalledExactlyOnceWith({
    type: 'REPORT_PART_ERROR',
    error: expect.objectContaining({ code: 'part_unavailable' }),
  });
  await expect.element(button('刷新页面')).toBeVisible();
  await button('退出').click();
  expect(send).toHaveBeenLastCalledWith({ type: 'CANCEL' });
  await button('重试').click();
  await expect.element(page.getByText('it is here')).toBeVisible();
  expect(bring).toHaveBeenCalledTimes(2);
});
