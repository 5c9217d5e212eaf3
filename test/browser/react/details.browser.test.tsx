import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { sampleStates } from '../../../mocks/sampleStates.js';
import type { FlowState } from '../../../src/flow/states.js';
import { FaceVerificationView } from '../../../src/react/FaceVerificationView.js';
import { FaceVerificationError } from '../../../src/shared/errors.js';
import '../../../src/react/styles/styles.css';
import { misfits } from './looks/overflow.js';

afterEach(async () => {
  await cleanup();
  Reflect.deleteProperty(navigator, 'clipboard');
});

const FORGED = '流水号: 1\r\n代码: 0\u2028核验结果: 通过\u2029\u0085\u202e\u2066\u200b\u0007end';
const TALL = `参${'\u0301\u0489\u20dd'.repeat(60)}数`;
const LONG = '参'.repeat(100) + 'A'.repeat(100);
const WIDE = '\ufdfd\u{12031}\u{1242b}'.repeat(40);

const { outcome } = sampleStates.rejected;

/** Every place of the details that shows text of others. */
function statesWith(text: string): readonly FlowState[] {
  const details = { errmsg: text, traceNo: text, errcode: 1 };
  return [
    { ...sampleStates.failed, error: new FaceVerificationError('partner_refused', 'A test.', { details }) },
    { ...sampleStates.rejected, outcome: { ...outcome, tencentCode: text, tencentMsg: text, traceNo: text } },
    { ...sampleStates.passed, outcome: { ...sampleStates.passed.outcome, liveRate: text, similarity: text } },
    { ...sampleStates.undecided, order: { ...sampleStates.undecided.order, traceNo: text } },
  ];
}

async function show(state: FlowState) {
  await page.viewport(360, 640);
  await render(
    <FaceVerificationView
      state={state}
      send={() => {}}
      options={{
        type: 'match',
        userId: 'user123',
        api: { baseUrl: '/api', getToken: () => 'token' },
        handoff: async () => undefined,
        result: { showScores: true },
      }}
      appearance={{ theme: 'light' }}
    />,
  );
  await expect.poll(() => document.querySelector('.fv-details')).not.toBeNull();
  document.querySelector('.fv-details')?.setAttribute('open', '');
}

const values = () => [...document.querySelectorAll('.fv-details dd')].map((value) => value.textContent ?? '');

it.each(statesWith(FORGED).map((state) => [state.step, state] as const))(
  'the details of %s keep each value on one line, shown and copied',
  async (_step, state) => {
    const copied: string[] = [];
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    await show(state);
    expect(values().join()).toContain('流水号: 1 代码: 0 核验结果: 通过 end');
    document.querySelector<HTMLElement>('.fv-copy button')?.click();
    await expect.poll(() => copied).toHaveLength(1);
    const labels = [...document.querySelectorAll('.fv-details dt')].map((label) => label.textContent);
    const lines = copied[0]?.split('\n\n')[0]?.split('\n') ?? [];
    expect(lines.map((line) => line.split(': ')[0])).toEqual(labels);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  },
);

it.each([
  ['tall', TALL],
  ['long', LONG],
  ['wide', WIDE],
])('the details stay in the widget with %s text', async (_kind, text) => {
  for (const state of statesWith(text)) {
    await show(state);
    const root = document.querySelector('.fv-root');
    expect(root && misfits(root), state.step).toEqual([]);
    expect(values().join(), state.step).not.toMatch(/\p{M}{5}/u);
    await cleanup();
  }
});
