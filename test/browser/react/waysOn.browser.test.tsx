import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { createMockPartner } from '../../../mocks/createMockPartner.js';
import type { FaceVerificationOptions } from '../../../src/options/options.js';
import { FaceVerificationView } from '../../../src/react/FaceVerificationView.js';
import { FaceVerificationError, type FaceVerificationErrorCode } from '../../../src/shared/errors.js';
import { states as sampleStates } from '../../unit/flow/samples.js';

afterEach(cleanup);

/** A failure, as a host with these options shows it. */
async function fail(
  code: FaceVerificationErrorCode,
  given: Partial<FaceVerificationOptions> = {},
  details: FaceVerificationError['details'] = {},
) {
  const send = vi.fn();
  const error = new FaceVerificationError(code, 'for a test', { details });
  const options = {
    type: 'match',
    userId: 'user123',
    api: { baseUrl: '/api' },
    handoff: createMockPartner().handoff,
    ...given,
  } as FaceVerificationOptions; // of one type, which the spread hides
  await render(
    <FaceVerificationView
      state={{ ...sampleStates.failed, error }}
      send={send}
      options={options}
      appearance={{}}
    />,
  );
  await expect.element(page.getByRole('heading')).toBeVisible();
  return { send, first: () => document.querySelector('.fv-actions .fv-button') };
}

describe('the first action fits the cause', () => {
  it('去登录, where the session has ended and the host can sign in', async () => {
    const { first, send } = await fail('unauthorized', { onSignIn: () => {} });
    expect(first()?.textContent).toBe('去登录');
    await page.getByRole('button', { name: '去登录' }).click();
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'SIGN_IN' });
    await expect.element(page.getByRole('button', { name: '重试' })).toBeVisible();
  });

  it('重试, where the host cannot', async () => {
    const { first } = await fail('unauthorized');
    expect(first()?.textContent).toBe('重试');
  });

  it.each([
    ['support', { support: '95500' }, 'tel:95500'],
    ['support with signs', { support: ' +86 400-000 0000 ' }, 'tel:+864000000000'],
    ['a page', { support: 'https://help.example/face' }, 'https://help.example/face'],
    ['an address', { support: 'help@bank.example' }, 'mailto:help@bank.example'],
    ['the contact of the consent', { consent: { contact: '400-000-0000' } }, 'tel:4000000000'],
    ['a number from JavaScript', { consent: Object({ contact: 95500 }) }, 'tel:95500'],
  ])('联系客服, where only support can help: %s', async (_name, given, href) => {
    const { first } = await fail('handoff_incomplete_ticket', given);
    expect(first()?.textContent).toBe('联系客服');
    expect(first()?.getAttribute('href')).toBe(href);
  });

  it('no link where the contact is no address', async () => {
    const { first } = await fail('handoff_incomplete_ticket', {
      consent: { contact: '各营业网点 javascript:1' },
    });
    expect(document.querySelector('a')).toBeNull();
    expect(first()?.textContent).toBe('退出');
  });

  it('换张照片, where the photo is the cause', async () => {
    const { first, send } = await fail('http_error', {}, { httpStatus: 413 });
    expect(first()?.textContent).toBe('换张照片');
    await page.getByRole('button', { name: '换张照片' }).click();
    expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'START_OVER' });
  });

  it('another way and no retry, where no attempt is left today', async () => {
    const { first } = await fail('partner_refused', { onUseAlternative: () => {} }, { errcode: 66660017 });
    expect(first()?.textContent).toBe('换一种方式');
    await expect.element(page.getByRole('button', { name: '重试' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: '换张照片' })).not.toBeInTheDocument();
  });
});

describe('核验通过', () => {
  const widget = (result: FaceVerificationOptions['result'], textSize?: 'large') => {
    const send = vi.fn();
    const options = {
      type: 'match',
      userId: 'user123',
      api: { baseUrl: '/api' },
      handoff: createMockPartner().handoff,
      result,
    } as const;
    const view = (
      <FaceVerificationView
        state={sampleStates.passed}
        send={send}
        options={options}
        appearance={{ textSize }}
      />
    );
    return { view, send };
  };

  it('shows the masked name and what comes next', async () => {
    await render(widget({ maskedName: '张*明', next: '接下来为您办理领取。' }).view);
    await expect.element(page.getByText('已确认是 张*明 本人。', { exact: false })).toBeVisible();
    await expect.element(page.getByText('接下来为您办理领取。')).toBeVisible();
  });

  it('finishes by itself once, where the host wants it', async () => {
    const { view, send } = widget({ finishAfterMs: 500 });
    await render(<StrictMode>{view}</StrictMode>);
    await vi.waitFor(() => expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'FINISH' }));
  });

  it('waits for the tap in large type', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { view, send } = widget({ finishAfterMs: 500 }, 'large');
    await render(view);
    await vi.waitUntil(() => document.querySelector('.fv-title'));
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(send).not.toHaveBeenCalled();
  });
});

it('no code of the widget is shown, and always a number to quote', async () => {
  await fail('network_unreachable', { support: '95500' });
  await page.getByText('详情').click();
  const shown = document.querySelector('.fv-root')?.textContent ?? '';
  expect(shown).not.toContain('network_unreachable');
  expect(document.querySelector('.fv-details-list')?.textContent).toMatch(/^编号20\d{12}$/);
});
