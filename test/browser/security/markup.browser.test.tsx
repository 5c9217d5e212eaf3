import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { optionsOf } from '../../../sandbox/gallery.js';
import { createClient } from '../../../src/client/createClient.js';
import type { FlowState } from '../../../src/flow/states.js';
import { FaceVerificationView } from '../../../src/react/FaceVerificationView.js';
import { FaceVerificationError, isFaceVerificationError } from '../../../src/shared/errors.js';
import { markup, mutatedReply, toResponse, type WireReply } from '../../fixtures/mutateReply.js';
import { authmatchSubject, states } from '../../unit/flow/samples.js';
import '../../../src/react/styles/styles.css';

const COUNT = 200;
const seed = 20_261_124;

/** Markup in every text that a reply has, and then whatever the fuzzer makes of it. */
const text = fc.constantFrom(...markup);
const replies = fc.tuple(text, text, text, fc.boolean()).chain(([first, second, third, succeeds]) =>
  mutatedReply({
    errcode: succeeds ? 0 : 50_012,
    errmsg: first,
    data: {
      status: succeeds ? 'SUCCESS' : second,
      traceNo: third,
      result: {
        tencentCode: first,
        tencentMsg: second,
        orderNo: 'order1',
        bizSeqNo: third,
        liveRate: second,
        similarity: third,
      },
    },
  }),
);

declare global {
  var hacked: (() => void) | undefined;
}
let calls = 0;
globalThis.hacked = () => {
  calls += 1;
};

afterEach(() => {
  expect(calls).toBe(0);
  expect('polluted' in {}).toBe(false);
});

function clientOf(reply: WireReply) {
  const fetch = async () => toResponse(reply);
  return createClient({ api: { baseUrl: 'https://api.example.test', fetch }, userId: 'user123' });
}

/** The screen on which a reply ends; `undefined` where there is nothing of it to show. */
async function stateOf(
  reply: WireReply,
  endpoint: 'faceAdv' | 'faceAdvResult',
): Promise<FlowState | undefined> {
  const client = clientOf(reply);
  const { signal } = new AbortController();
  try {
    if (endpoint === 'faceAdv') {
      await client.requestTicket(authmatchSubject, signal);
      return undefined;
    }
    const outcome = await client.queryOutcome('order1', signal);
    if (!outcome) return undefined;
    return outcome.verdict === 'passed' ? { step: 'passed', outcome } : { step: 'rejected', outcome };
  } catch (error) {
    if (!isFaceVerificationError(error)) throw error;
    return { ...states.failed, error };
  }
}

/** The same screen with a word in the place of every text of the partner's. */
function tame(state: FlowState): FlowState {
  if (state.step === 'failed') {
    const { code, message, details } = state.error;
    return { ...state, error: new FaceVerificationError(code, message, { details: inWords(details) }) };
  }
  if (state.step !== 'passed' && state.step !== 'rejected') return state;
  return { ...state, outcome: { ...state.outcome, ...inWords(state.outcome) } };
}

function inWords(given: object): object {
  const isText = ([name, value]: [string, unknown]) =>
    typeof value === 'string' && value !== '' && !KEPT.has(name);
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isText([name, value]) ? 'x' : value]),
  );
}

/** What decides which screen it is; an unknown code is as unknown as the next. */
const KEPT: ReadonlySet<string> = new Set(['verdict', 'tencentCode', 'orderNo']);

/** Every element with the names of its attributes: what a text must not change. */
const shapeOf = (root: Element) =>
  [...root.querySelectorAll('*')].map(
    (element) => `${element.tagName} ${element.getAttributeNames().join()}`,
  );

it.each(['faceAdv', 'faceAdvResult'] as const)(
  'mutated replies of %s are text on the screen, whatever markup is in them',
  async (endpoint) => {
    const options = {
      ...optionsOf({ state: states.failed, type: 'authmatch' }),
      result: { showScores: true },
    };
    const { container, rerender } = await render(<div />);
    const show = async (state: FlowState) => {
      await rerender(
        <FaceVerificationView state={state} send={() => {}} options={options} appearance={{}} />,
      );
      if (!container.querySelector('.fv-title'))
        await expect.poll(() => container.querySelector('.fv-title')).not.toBeNull();
      return container.querySelector('.fv-root') ?? container;
    };
    let shown = 0;
    let withMarkup = 0;
    for (const reply of fc.sample(replies, { numRuns: COUNT, seed })) {
      const state = await stateOf(reply, endpoint);
      if (!state) continue;
      shown += 1;
      const wanted = shapeOf(await show(tame(state)));
      const root = await show(state);
      expect(shapeOf(root), reply.text).toEqual(wanted);
      if (markup.some((part) => root.textContent?.includes(part))) withMarkup += 1;
    }
    expect(shown).toBeGreaterThan(COUNT / 2);
    expect(withMarkup).toBeGreaterThan(COUNT / 10);
  },
);
