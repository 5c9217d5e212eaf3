import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createMockPartner } from '../../mocks/index.js';
import { FaceVerification } from '../../src/index.js';
import { identity } from '../flow/samples.js';
import '../../src/react/styles.css';

it('that the face check is on another page is said before it is gone to, and can be declined', async () => {
  const partner = createMockPartner();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const handoff = vi.fn(async () => undefined);
  await render(
    <FaceVerification
      type="authmatch"
      userId="user123"
      api={{
        baseUrl: '/api',
        getToken: () => 'token',
        async fetch(input, init) {
          await asked;
          return partner.fetch(input, init);
        },
      }}
      identity={identity}
      handoff={handoff}
      resume={false}
    />,
  );
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect.element(page.getByText('接下来打开刷脸页面，完成后会回到这里')).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect.element(page.getByText('已退出核验')).toBeVisible();
  answer();
  await vi.waitUntil(() => partner.requests.length > 0);
  await expect.element(page.getByText('已退出核验')).toBeVisible();
  expect(handoff).not.toHaveBeenCalled();
});
