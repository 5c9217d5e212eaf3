import { type ReactElement, StrictMode, useLayoutEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { FaceVerification, type HandoffAdapter } from '../../../src/index.js';
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

it('widget never shows the consent page, not for one frame, when an order is open', async () => {
  orders.save({ orderNo: 'order1', traceNo: 'trace1', startedAt: Date.now() });
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const step = await new Promise<string | undefined>((resolve) => {
    const tell = () => resolve(place.querySelector<HTMLElement>('.fv-root')?.dataset['step']);
    root?.render(<Page tell={tell} />);
  });
  expect(step).toBe('awaitingResult');
});
