import { hydrateRoot } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { samplePortrait } from '../../../mocks/portrait.js';
import { completeConsent } from '../../fixtures/completeConsent.js';
import { MatchWidget } from './MatchWidget.js';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('options that are fixed at mount', () => {
  it('fixed options warn once when they change, and keep their first value', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const screen = await render(<MatchWidget consent={completeConsent} />);
    await screen.rerender(
      <MatchWidget
        consent={completeConsent}
        type="authmatch"
        resume={false}
        api={{ baseUrl: '/elsewhere' }}
      />,
    );
    await screen.rerender(
      <MatchWidget
        consent={completeConsent}
        type="authmatch"
        resume={false}
        api={{ baseUrl: '/nowhere/else' }}
      />,
    );
    const said = () => warn.mock.calls.map(([text]) => String(text).split(' has changed')[0]).sort();
    await expect
      .poll(said)
      .toEqual(['FaceVerification: api.baseUrl', 'FaceVerification: resume', 'FaceVerification: type']);
    expect(warn.mock.calls.join()).not.toMatch(/elsewhere/);
    // match, not authmatch: the photo is a stage.
    await expect.element(page.getByText('照片', { exact: true })).toBeVisible();
  });

  it('options may be new objects in every render', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const screen = await render(
      <MatchWidget api={{ baseUrl: '/nowhere', getToken: () => 'a' }} consent={{ ...completeConsent }} />,
    );
    await screen.rerender(
      <MatchWidget api={{ baseUrl: '/nowhere', getToken: () => 'b' }} consent={{ ...completeConsent }} />,
    );
    expect(warn).not.toHaveBeenCalled();
  });

  it('leave language and theme free', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const screen = await render(<MatchWidget consent={completeConsent} />);
    await screen.rerender(<MatchWidget consent={completeConsent} locale="en" theme="dark" />);
    await expect
      .element(page.getByRole('heading', { name: 'Consent to process your face data' }))
      .toBeVisible();
    expect(document.querySelector('.fv-root')?.getAttribute('data-theme')).toBe('dark');
    expect(warn).not.toHaveBeenCalled();
  });
});

it('another user starts from the beginning: the photo and the request of the former user are gone', async () => {
  const asked: { readonly userId: string; readonly signal: AbortSignal }[] = [];
  const api = {
    baseUrl: '/nowhere',
    fetch: async (input: RequestInfo | URL) => {
      const request = new Request(input);
      asked.push({ userId: (await request.json()).userId, signal: request.signal });
      return new Promise<Response>(() => {});
    },
  };
  const photo = { takePhoto: samplePortrait, camera: false } as const;
  const screen = await render(<MatchWidget userId="ann" api={api} photo={photo} />);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await page.getByRole('button', { name: '拍照' }).click();
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await vi.waitFor(() => expect(asked.map(({ userId }) => userId)).toEqual(['ann']));
  await screen.rerender(<MatchWidget userId="bob" api={api} photo={photo} />);
  await expect.element(page.getByRole('heading', { name: '人脸信息处理授权' })).toBeVisible();
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(document.querySelectorAll('.fv-root img')).toHaveLength(0);

  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await page.getByRole('button', { name: '拍照' }).click();
  await page.getByRole('button', { name: '使用这张照片' }).click();
  await vi.waitFor(() => expect(asked.map(({ userId }) => userId)).toEqual(['ann', 'bob']));
});

it('what a server has rendered is taken over as it is, also where its code has come before', async () => {
  // The later screens are there from the tests above or come now: either way the markup must fit.
  const { renderToString } = await import('react-dom/server');
  const place = document.createElement('div');
  document.body.append(place);
  const warm = await render(<MatchWidget consent={false} />);
  await expect.element(page.getByRole('heading', { name: '拍一张正面照' })).toBeVisible();
  await warm.unmount();
  place.innerHTML = renderToString(<MatchWidget consent={false} />);
  const mismatch = vi.fn();
  const root = hydrateRoot(place, <MatchWidget consent={false} />, { onRecoverableError: mismatch });
  await expect.element(page.getByRole('heading', { name: '拍一张正面照' })).toBeVisible();
  expect(mismatch).not.toHaveBeenCalled();
  root.unmount();
  place.remove();
});
