import decodeQR from 'qr/decode.js';
import { StrictMode } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { createMockBackend, createMockHandlers, type MockBackend } from '../../../mocks/index.js';
import { chooseHandoff, FaceVerification, type HandoffAdapter, qrHandoff } from '../../../src/index.js';
import { identity } from '../../unit/flow/samples.js';
import '../../../src/react/styles/styles.css';

/** The mocked partner behind the widget's `fetch`, without a service worker. */
async function fetchFrom(backend: MockBackend): Promise<typeof fetch> {
  const { getResponse } = await import('msw');
  const handlers = createMockHandlers({ backend });
  return async (input, init) =>
    (await getResponse(handlers, new Request(input, init))) ?? new Response(null, { status: 404 });
}

/** As on a desktop, whatever this browser pretends to be. */
const qr: HandoffAdapter = {
  ...qrHandoff({ loginUrl: 'https://kyc1.qcloud.com/api/web/login', returnUrl: 'https://shop.example/done' }),
  canHandle: ({ stayHere }) => !stayHere,
};

async function showCode(backend: MockBackend, others: readonly HandoffAdapter[] = [], ticketTtlMs = 300_000) {
  await render(
    <StrictMode>
      <FaceVerification
        type="authmatch"
        userId="user123"
        consent={false}
        identity={identity}
        resume={false}
        api={{ baseUrl: '/qr-test', getToken: () => 'token', fetch: await fetchFrom(backend) }}
        handoff={chooseHandoff([qr, ...others])}
        ticketTtlMs={ticketTtlMs}
      />
    </StrictMode>,
  );
  await page.getByRole('button', { name: '下一步' }).click();
}

/** What a phone's camera would read off the screen. */
async function scan(): Promise<string> {
  await expect.element(page.getByRole('img', { name: '用手机打开刷脸页面的二维码' })).toBeVisible();
  const svg = document.querySelector('.fv-qr');
  const picture = new Image(600, 600);
  const source = new XMLSerializer().serializeToString(svg ?? document.body);
  picture.src = `data:image/svg+xml,${encodeURIComponent(source.replace('<svg', '<svg width="600" height="600"'))}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(600, 600);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 600, 600);
  context.drawImage(picture, 0, 0, 600, 600);
  return decodeQR(context.getImageData(0, 0, 600, 600));
}

it('the code opens the face check on a phone, and the result shows up here by itself', async () => {
  const backend = createMockBackend();
  await showCode(backend);
  const url = new URL(await scan());
  expect(url.origin).toBe('https://kyc1.qcloud.com');
  expect(url.searchParams.get('url')).toBe('https://shop.example/done');
  const orderNo = url.searchParams.get('orderNo') ?? '';
  expect(backend.find(orderNo)?.faceId).toBe(url.searchParams.get('faceId'));

  backend.update(orderNo, { choice: 'pass' });
  await expect.element(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
});

it('the person may go on on this device, with a new ticket', async () => {
  const here = vi.fn<HandoffAdapter['start']>(() => new Promise(() => {}));
  await showCode(createMockBackend(), [{ name: 'here', start: here }]);
  const orderNo = new URL(await scan()).searchParams.get('orderNo');
  await page.getByRole('button', { name: '在这台设备上刷脸' }).click();
  await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(1));
  expect(here.mock.calls[0]?.[0].orderNo).not.toBe(orderNo);
});

it('QR screen says that its code has expired, and one tap makes another', async () => {
  await showCode(createMockBackend(), [], 1500);
  const first = await scan();
  await expect.element(page.getByRole('heading', { name: '二维码已过期' })).toBeVisible();
  await page.getByRole('button', { name: '换一个二维码' }).click();
  expect(await scan()).not.toBe(first);
});

it('a code that was scanned in the last moment has its result after it has expired', async () => {
  const backend = createMockBackend();
  await showCode(backend, [], 1500);
  const orderNo = new URL(await scan()).searchParams.get('orderNo') ?? '';
  await expect.element(page.getByRole('heading', { name: '二维码已过期' })).toBeVisible();
  backend.update(orderNo, { choice: 'pass' });
  await expect.element(page.getByRole('heading', { name: '核验通过' })).toBeVisible();
});

it('QR screen counts the seconds down, and has one primary action', async () => {
  await showCode(createMockBackend(), [], 65_000);
  const remaining = () => document.querySelector('[role=timer]')?.textContent ?? '';
  await expect.poll(remaining).toMatch(/^1:0\d 后过期$/);
  await expect.poll(remaining, { timeout: 20_000 }).toMatch(/^0:5\d 后过期$/);
  expect(document.querySelectorAll('.fv-actions [data-kind=primary]')).toHaveLength(1);
});

it('QR screen copies the address of the code', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  onTestFinished(() => written.mockRestore());
  await showCode(createMockBackend());
  const address = await scan();
  await page.getByRole('button', { name: '复制链接，发到自己的手机' }).click();
  await expect.element(page.getByText('已复制')).toBeVisible();
  expect(written).toHaveBeenCalledWith(address);
});

it('QR screen says that the code was scanned when the handoff knows', async () => {
  let present: (isScanned: boolean) => void = () => {};
  const knowing: HandoffAdapter = {
    name: 'knowing',
    start: (_ticket, context) => {
      present = (isScanned) =>
        context.present({
          kind: 'qr',
          text: 'https://kyc.example/1',
          expiresAt: context.expiresAt,
          isScanned,
        });
      present(false);
      return new Promise(() => {});
    },
  };
  await render(
    <StrictMode>
      <FaceVerification
        type="authmatch"
        userId="user123"
        consent={false}
        identity={identity}
        resume={false}
        api={{ baseUrl: '/qr-test', getToken: () => 'token', fetch: await fetchFrom(createMockBackend()) }}
        handoff={knowing}
      />
    </StrictMode>,
  );
  await page.getByRole('button', { name: '下一步' }).click();
  expect(await scan()).toBe('https://kyc.example/1');
  present(true);
  await expect.element(page.getByRole('heading', { name: '已扫码，请在手机上继续' })).toBeVisible();
  expect(page.getByRole('timer').query()).toBeNull();
  await expect.element(page.getByRole('button', { name: '我已完成刷脸' })).toBeVisible();
});
