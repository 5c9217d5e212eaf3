import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { MatchWidget } from './MatchWidget.js';

it('the form sends what its fields hold when they were filled without an event, as autofill does', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(() => new Promise(() => {}));
  await render(<MatchWidget type="authmatch" consent={false} api={{ baseUrl: '/nowhere', fetch }} />);
  await page.getByLabelText('姓名').fill('李四');
  const values = { 姓名: '李秀英', 身份证号: '11010519491231002X' };
  for (const [label, value] of Object.entries(values)) {
    const field = page.getByLabelText(label).element();
    // React replaces the setter on the element; the browser's own causes no event.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  }
  await page.getByRole('button', { name: '下一步' }).click();
  await expect.poll(() => fetch.mock.calls.length).toBe(1);
  const request = fetch.mock.calls[0]?.[0];
  const body = request instanceof Request ? await request.text() : '';
  for (const value of Object.values(values)) expect(body).toContain(value);
});
