import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import { samplePortrait } from '../../../mocks/portrait.js';
import { FaceVerification, type FaceVerificationProps } from '../../../src/index.js';
import '../../../src/react/styles/styles.css';

const clean = {
  state: history.state,
  sessionStorage: { ...sessionStorage },
  localStorage: { ...localStorage },
};

afterEach(async () => {
  await cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

/** Everything that a page can keep on the device, by the place where it is kept. */
async function kept() {
  return {
    sessionStorage: { ...sessionStorage },
    localStorage: { ...localStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookies: document.cookie,
    state: history.state,
    windowName: window.name,
  };
}

async function goToResult(options: Partial<FaceVerificationProps>) {
  const partner = createMockPartner();
  const props = {
    type: 'match',
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => 'token', fetch: partner.fetch },
    handoff: partner.handoff,
    photo: { camera: false, takePhoto: samplePortrait },
    backButton: true,
    ...options,
  } as FaceVerificationProps; // options of the same type
  await render(<FaceVerification {...props} />);
  await page.getByRole('checkbox').click();
  for (const name of ['同意并继续', '拍照', '使用这张照片']) await page.getByRole('button', { name }).click();
  await expect.element(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
}

async function withdraw(): Promise<void> {
  await page.getByText('撤回同意', { exact: true }).click();
  await page.getByRole('button', { name: '确认撤回' }).click();
}

describe('撤回同意', () => {
  it('on the result page erases all that the widget has stored, and asks the host once', async () => {
    const before = await kept();
    const withdrawal = vi.fn();
    await goToResult({ consent: { withdrawal } });
    await vi.waitFor(() => expect(Object.values({ ...localStorage }).join()).toContain('settled'));
    sessionStorage.setItem('host', 'stays');
    await withdraw();
    await expect.element(page.getByRole('heading', { name: '已撤回同意' })).toHaveFocus();
    expect(withdrawal).toHaveBeenCalledOnce();
    expect(await kept()).toEqual({
      ...before,
      sessionStorage: { ...clean.sessionStorage, host: 'stays' },
      localStorage: clean.localStorage,
      state: clean.state ?? {},
    });
  });

  it('after the result page names the telephone number of the host', async () => {
    await goToResult({ consent: { withdrawal: '400-000-0000', handler: '某银行' } });
    await page.getByRole('button', { name: '完成' }).click();
    await expect.element(page.getByRole('heading', { name: '核验已结束' })).toBeVisible();
    await withdraw();
    await expect.element(page.getByRole('heading', { name: '还差一步' })).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: '400-000-0000' }))
      .toHaveAttribute('href', 'tel:4000000000');
    await expect.element(page.getByText('通知某银行', { exact: false })).toBeVisible();
  });

  it('that the host could not take can be tried again, and the device is erased all the same', async () => {
    const withdrawal = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Error('offline'))
      .mockResolvedValue(undefined);
    await goToResult({ consent: { withdrawal } });
    await withdraw();
    await expect.element(page.getByRole('button', { name: '重试' })).toBeVisible();
    expect(Object.keys({ ...sessionStorage, ...localStorage }).join()).not.toContain('face-verification');
    await page.getByRole('button', { name: '重试' }).click();
    await expect.element(page.getByRole('heading', { name: '已撤回同意' })).toBeVisible();
    expect(withdrawal).toHaveBeenCalledTimes(2);
  });

  it('is not offered where the host has no way for it', async () => {
    await goToResult({});
    await expect.element(page.getByText('撤回同意', { exact: true })).not.toBeInTheDocument();
  });

  it('is reached and done by keyboard alone', async () => {
    await goToResult({ consent: { withdrawal: () => {} } });
    const names: (string | null | undefined)[] = [];
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 12; presses += 1) {
        await userEvent.keyboard('{Tab}');
        names.push(document.activeElement?.textContent);
        if (document.activeElement?.textContent === name) return;
      }
      throw new Error(`The keyboard does not reach "${name}", only ${names.join(', ')}.`);
    };
    await tabTo('撤回同意');
    await userEvent.keyboard('{Enter}');
    await tabTo('确认撤回');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '已撤回同意' })).toHaveFocus();
    await tabTo('退出');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '已退出核验' })).toHaveFocus();
  });
});
