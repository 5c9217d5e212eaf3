import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { type Later, later } from '../../../src/react/later.js';
import { MessagesContext } from '../../../src/react/messages/useMessages.js';
import { zhCN } from '../../../src/react/messages/zh-CN.js';
import { LaterView } from '../../../src/react/screens/LaterView.js';

function Arrived({ name }: { readonly name: string }): ReactElement {
  return <p>{name} is here</p>;
}

/** As where every word has come. */
function View({
  view,
  send = () => {},
}: {
  readonly view: Later<typeof Arrived>;
  readonly send?: () => void;
}) {
  return (
    <MessagesContext.Provider value={zhCN}>
      <LaterView view={view} props={{ name: 'it' }} send={send} />
    </MessagesContext.Provider>
  );
}

const button = (name: string) => page.getByRole('button', { name });

it('shows a part as soon as it is loaded, and at once the next time', async () => {
  const view = later(async () => Arrived);
  const screen = await render(<View view={view} />);
  await expect.element(page.getByText('it is here')).toBeVisible();
  await screen.unmount();
  await render(<View view={view} />);
  expect(document.body.textContent).toContain('it is here');
});

it('offers another try where a part does not come, and a way out', async () => {
  const bring = vi
    .fn<() => Promise<typeof Arrived>>()
    .mockRejectedValueOnce(new Error('ChunkLoadError'))
    .mockResolvedValue(Arrived);
  const send = vi.fn();
  await render(<View view={later(bring)} send={send} />);
  await expect.element(page.getByRole('heading', { name: '网络连接不上' })).toBeVisible();
  await button('退出').click();
  expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'CANCEL' });
  await button('重试').click();
  await expect.element(page.getByText('it is here')).toBeVisible();
  expect(bring).toHaveBeenCalledTimes(2);
});

it('does not wait for ever, and takes what comes late all the same', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let arrive = (_part: typeof Arrived): void => {};
    const view = later(() => new Promise<typeof Arrived>((resolve) => (arrive = resolve)));
    view.load();
    vi.advanceTimersByTime(20_000);
    expect(view.get()).toBe('failed');
    arrive(Arrived);
    await vi.waitFor(() => expect(view.get()).toEqual({ part: Arrived }));
  } finally {
    vi.useRealTimers();
  }
});
