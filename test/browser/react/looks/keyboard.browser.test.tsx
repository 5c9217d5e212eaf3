import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { startFlow } from './matchFlow.js';
import '../../../../src/react/styles/styles.css';

afterEach(cleanup);

const heading = (name: string) => page.getByRole('heading', { name });

/** Tab until the control of this name has the focus, as somebody without a mouse looks for it. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    await userEvent.keyboard('{Tab}');
    const active = document.activeElement;
    const own = active?.closest('label')?.textContent ?? active?.textContent;
    if (own?.includes(name)) return;
  }
  throw new Error(`The keyboard does not reach "${name}".`);
}

describe('by keyboard alone', () => {
  it('match goes from consent to the end', async () => {
    await render(startFlow('match').widget);
    await tabTo('我已阅读');
    await userEvent.keyboard(' ');
    await tabTo('同意并继续');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('拍一张正面照')).toHaveFocus();
    await tabTo('拍照');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('照片清楚吗？')).toHaveFocus();
    await tabTo('使用这张照片');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('核验通过')).toHaveFocus();
    await tabTo('详情');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('订单号')).toBeVisible();
    await tabTo('复制');
    await tabTo('完成');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('核验已结束')).toHaveFocus();
  });

  it('authmatch is filled in and sent with Enter', async () => {
    await render(startFlow('authmatch').widget);
    await tabTo('我已阅读');
    await userEvent.keyboard(' {Enter}');
    await expect.element(heading('填写身份信息')).toHaveFocus();
    await userEvent.keyboard('{Tab}李秀英{Tab}11010519491231002X{Enter}');
    await expect.element(heading('核验通过')).toHaveFocus();
  });
});

describe('a child’s number, by keyboard alone', () => {
  async function arriveAtGuardian() {
    const flow = startFlow('authmatch');
    await render(flow.widget);
    await tabTo('我已阅读');
    await userEvent.keyboard(' {Enter}');
    await expect.element(heading('填写身份信息')).toHaveFocus();
    await userEvent.keyboard('{Tab}李小明{Tab}110105202001010015{Enter}');
    await expect.element(heading('请监护人阅读并同意')).toHaveFocus();
    return flow;
  }

  it('leads a guardian from the text over the tick to the result, and sends nothing before', async () => {
    const { requests } = await arriveAtGuardian();
    await tabTo('同意并继续');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('请先勾选，再继续');
    expect(document.activeElement).toHaveAttribute('type', 'checkbox');
    expect(requests).toEqual([]);
    await userEvent.keyboard(' {Enter}');
    await expect.element(heading('核验通过')).toHaveFocus();
  });

  it('leads back to the form with one key, and out with another', async () => {
    const { requests } = await arriveAtGuardian();
    await tabTo('返回');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('填写身份信息')).toHaveFocus();
    await tabTo('下一步');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('请监护人阅读并同意')).toHaveFocus();
    await tabTo('不同意并退出');
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('已退出核验')).toHaveFocus();
    expect(requests).toEqual([]);
  });
});

describe('how much a person has to do until faceId is asked for', () => {
  /** Counts taps as a person makes them. */
  function countTaps() {
    let taps = 0;
    return {
      tap: async (role: 'button' | 'checkbox', name: string | RegExp) => {
        taps += 1;
        await page.getByRole(role, { name }).click();
      },
      taps: () => taps,
    };
  }

  it('match: four taps and no field', async () => {
    const { widget, requests } = startFlow('match');
    await render(widget);
    const { tap, taps } = countTaps();
    await tap('checkbox', /我已阅读/);
    await tap('button', '同意并继续');
    await tap('button', '拍照');
    await tap('button', '使用这张照片');
    await expect.poll(() => requests[0]?.endpoint).toBe('faceAdv');
    expect(taps()).toBeLessThanOrEqual(4);
  });

  it('authmatch: two fields and two taps, the rest by the keyboard’s own keys', async () => {
    const { widget, requests } = startFlow('authmatch');
    await render(widget);
    const { tap, taps } = countTaps();
    await tap('checkbox', /我已阅读/);
    await tap('button', '同意并继续');
    await expect.element(heading('填写身份信息')).toBeVisible();
    expect(page.getByRole('textbox').elements()).toHaveLength(2);
    await expect.element(page.getByLabelText('姓名')).toHaveAttribute('enterkeyhint', 'next');
    await expect.element(page.getByLabelText('身份证号')).toHaveAttribute('enterkeyhint', 'go');
    await userEvent.keyboard('{Tab}李秀英{Enter}');
    await expect.element(page.getByLabelText('身份证号')).toHaveFocus();
    await userEvent.keyboard('11010519491231002X{Enter}');
    await expect.poll(() => requests[0]?.endpoint).toBe('faceAdv');
    expect(taps()).toBe(2);
  });

  it('Enter that ends a Chinese word leaves the person in the field', async () => {
    const { widget } = startFlow('authmatch');
    await render(widget);
    const { tap } = countTaps();
    await tap('checkbox', /我已阅读/);
    await tap('button', '同意并继续');
    const name = page.getByLabelText('姓名');
    await name.click();
    const input = name.element();
    const enter = (isComposing: boolean) =>
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, isComposing }),
      );
    expect(enter(true)).toBe(true);
    await expect.element(name).toHaveFocus();
    expect(enter(false)).toBe(false);
    await expect.element(page.getByLabelText('身份证号')).toHaveFocus();
  });
});
