import { type ReactElement, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from '../../../src/react/components/Button.js';

/** Two screens whose buttons are in the same place. */
function Screens({ onNext }: { readonly onNext: () => void }): ReactElement {
  const [second, setSecond] = useState(false);
  if (second)
    return (
      <Button key="second" onClick={onNext}>
        second
      </Button>
    );
  return (
    <Button key="first" onClick={() => setSecond(true)}>
      first
    </Button>
  );
}

it('the second tap of a double tap does not count for the screen that the first has brought', async () => {
  const onNext = vi.fn();
  await render(<Screens onNext={onNext} />);
  await page.getByRole('button', { name: 'first' }).dblClick();
  await expect.element(page.getByRole('button', { name: 'second' })).toBeVisible();
  expect(onNext).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'second' }).click();
  expect(onNext).toHaveBeenCalledOnce();
});
