import { type ReactElement, StrictMode, useLayoutEffect } from 'react';
import { createRoot, hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { FaceVerification, type HandoffAdapter } from '../../../src/index.js';
import '../../../src/react/styles/styles.css';
import { createOrderStore } from '../../../src/resume/orderStore.js';

const handoff: HandoffAdapter = { name: 'test', start: () => new Promise(() => {}) };
const orders = createOrderStore({ userId: 'user123' });
let root: Root | undefined;

afterEach(() => {
  root?.unmount();
  localStorage.clear();
  sessionStorage.clear();
});

/** Tells once everything is done that comes before the paint: a microtask is the last of it. */
function BeforePaint({ tell }: { readonly tell: () => void }): undefined {
  useLayoutEffect(() => void Promise.resolve().then(tell), [tell]);
}

function Page({ tell }: { readonly tell: () => void }): ReactElement {
  return (
    <StrictMode>
      <FaceVerification type="match" userId="user123" api={{ baseUrl: '/nowhere' }} handoff={handoff} />
      <BeforePaint tell={tell} />
    </StrictMode>
  );
}

/** Resolves right before the first paint of what `start` renders. */
function beforePaint(start: (page: ReactElement) => Root): Promise<void> {
  return new Promise((resolve) => {
    root = start(<Page tell={resolve} />);
  });
}

const open = () => orders.save({ orderNo: 'order1', traceNo: 'trace1', startedAt: Date.now() });
const place = () => document.body.appendChild(document.createElement('div'));

/** Text that a user can read: `innerText` leaves hidden text out. */
const readable = (element: HTMLElement) => element.innerText.trim();

it('the first paint of a return says that the result is queried, before anything else is loaded', async () => {
  open();
  const target = place();
  await beforePaint((page) => {
    const created = createRoot(target);
    created.render(page);
    return created;
  });
  const widget = target.querySelector<HTMLElement>('.fv-root');
  expect(widget?.dataset['step']).toBe('interrupted');
  expect(readable(target)).toContain('正在查询结果');
});

it.each([
  ['says that the result is queried when an order is open', true, '正在查询结果'],
  ['shows the consent page when no order is open', false, '人脸信息处理授权'],
] as const)(
  'a page rendered on a server shows nothing that may be wrong, and then %s',
  async (_, isOpen, seen) => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    const target = place();
    target.innerHTML = renderToString(<Page tell={() => {}} />);
    if (isOpen) open();
    expect(target.textContent).toContain('人脸信息处理授权');
    expect(readable(target)).toBe('');
    await beforePaint((page) => hydrateRoot(target, page));
    expect(readable(target)).toContain(seen);
    expect(errors).not.toHaveBeenCalled();
  },
);
