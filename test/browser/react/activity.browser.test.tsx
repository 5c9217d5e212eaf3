import { Activity, type ReactElement, useState } from 'react';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { samplePortrait } from '../../../mocks/portrait.js';
import { MatchWidget } from './MatchWidget.js';

/** A host whose tabs keep their pages in `<Activity>`. */
function Tabs({ authmatch = false }: { readonly authmatch?: boolean }): ReactElement {
  const [isShown, setShown] = useState(true);
  const options = authmatch
    ? ({ type: 'authmatch' } as const)
    : { photo: { camera: false, takePhoto: samplePortrait } as const };
  return (
    <>
      <button type="button" onClick={() => setShown(!isShown)}>
        切换页面
      </button>
      <Activity mode={isShown ? 'visible' : 'hidden'}>
        <MatchWidget consent={false} {...options} />
      </Activity>
    </>
  );
}

async function leaveAndReturn(): Promise<void> {
  const toggle = page.getByRole('button', { name: '切换页面' });
  await toggle.click();
  await expect.poll(() => document.querySelector('.fv-root')?.getClientRects().length).toBe(0);
  await toggle.click();
}

it('<Activity> keeps the photo of a widget that it hides', async () => {
  await render(<Tabs />);
  await page.getByRole('button', { name: '拍照' }).click();
  const use = page.getByRole('button', { name: '使用这张照片' });
  await expect.element(use).toBeVisible();
  await leaveAndReturn();
  await expect.element(use).toBeVisible();
});

it('<Activity> keeps what was typed into a widget that it hides', async () => {
  await render(<Tabs authmatch />);
  const name = page.getByLabelText('姓名');
  await name.fill('李秀英');
  await leaveAndReturn();
  await expect.element(name).toHaveValue('李秀英');
});

it('<Activity> shows nothing of the former user when the page comes back from the back-forward cache', async () => {
  await render(<Tabs authmatch />);
  const name = page.getByLabelText('姓名');
  await name.fill('李秀英');
  await page.getByRole('button', { name: '切换页面' }).click();
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await page.getByRole('button', { name: '切换页面' }).click();
  await expect.element(name).toHaveValue('');
});
