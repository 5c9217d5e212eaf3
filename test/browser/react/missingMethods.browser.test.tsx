import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { FaceVerification, type HandoffAdapter } from '../../../src/index.js';
import { FaceVerificationView } from '../../../src/react/FaceVerificationView.js';
import { states } from '../../unit/flow/samples.js';

/** Methods that only help the eye, and that jsdom lacks. */
const missing: readonly (readonly [owner: object, name: string])[] = [
  [Element.prototype, 'scrollIntoView'],
  [Element.prototype, 'scrollBy'],
  [Element.prototype, 'scrollTo'],
  [Element.prototype, 'animate'],
  [HTMLDialogElement.prototype, 'showModal'],
  [URL, 'createObjectURL'],
  [URL, 'revokeObjectURL'],
  [window, 'matchMedia'],
  [window, 'ResizeObserver'],
  [window, 'IntersectionObserver'],
  [window, 'visualViewport'],
  [window, 'requestIdleCallback'],
  [Navigator.prototype, 'vibrate'],
  [Navigator.prototype, 'clipboard'],
];

let restore: () => void;

beforeEach(() => {
  const kept = missing.map(
    ([owner, name]) => [owner, name, Object.getOwnPropertyDescriptor(owner, name)] as const,
  );
  for (const [owner, name] of missing) Reflect.deleteProperty(owner, name);
  restore = () => {
    for (const [owner, name, property] of kept) if (property) Object.defineProperty(owner, name, property);
  };
});

afterEach(() => restore());

const handoff: HandoffAdapter = { name: 'test', start: () => new Promise(() => {}) };
const common = { userId: 'user123', api: { baseUrl: '/nowhere' }, handoff };
const heading = (name: string) => page.getByRole('heading', { name });

it('the widget moves on where scrollIntoView is missing, as in jsdom', async () => {
  await render(<FaceVerification type="authmatch" {...common} />);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '同意并继续' }).click();
  await expect.element(heading('填写身份信息')).toBeInTheDocument();
  await expect.element(heading('填写身份信息')).toHaveFocus();
});

it('the widget moves on where focus throws, as a host’s patch of it may', async () => {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = () => {
    throw new TypeError('patched');
  };
  try {
    await render(<FaceVerification type="match" {...common} />);
    await page.getByRole('button', { name: '同意并继续' }).click();
    await expect.element(page.getByText('请先勾选，再继续')).toBeInTheDocument();
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '同意并继续' }).click();
    await expect.element(heading('拍一张正面照')).toBeInTheDocument();
  } finally {
    HTMLElement.prototype.focus = focus;
  }
});

it('the photo can be confirmed where it has no address', async () => {
  await render(
    <FaceVerificationView
      state={states.reviewing}
      send={() => {}}
      options={{ type: 'match', ...common }}
      appearance={{}}
    />,
  );
  await expect.element(page.getByRole('button', { name: '换张照片' })).toBeInTheDocument();
});
