import { expect } from 'storybook/test';
import type { FlowStep } from '../../src/flow/states.js';

interface Played {
  readonly canvasElement: HTMLElement;
  readonly globals: { readonly [name: string]: unknown };
  readonly userEvent: { readonly click: (element: Element) => Promise<void> };
}

/** Timeout of each step in milliseconds; a busy machine is slow. */
const TIMEOUT_MS = 25_000;

/**
 * Plays a flow with the sample photo through these steps to the last of them. Does nothing unless the toolbar is set to
 * "Flows play themselves".
 */
export function playTo(...ends: readonly FlowStep[]): (story: Played) => Promise<void> {
  return async ({ canvasElement, globals, userEvent }) => {
    if (globals['play'] !== 'itself') return;
    const tap = async (selector: string) => userEvent.click(await find(canvasElement, selector));
    const arriveAt = (step: FlowStep) => find(canvasElement, `[data-step=${step}] .fv-title`);
    await tap('[type=checkbox]');
    await tap('.fv-actions [data-kind=primary]');
    await arriveAt('capturing');
    await tap('[data-way=host]');
    await arriveAt('reviewing');
    await tap('.fv-actions .fv-button');
    for (const end of ends) {
      await expect(await arriveAt(end)).toBeVisible();
      // A retry that counts down can be tapped at its end.
      if (end !== ends[ends.length - 1]) await tap('.fv-actions > .fv-button:not([aria-disabled])');
    }
  };
}

/** Plays a flow to the handoff, clicks these elements of the fake devices, and continues to `end`. */
export function playWith(selectors: readonly string[], end: FlowStep): (story: Played) => Promise<void> {
  return async (story) => {
    if (story.globals['play'] !== 'itself') return;
    await playTo('handingOff')(story);
    for (const selector of selectors) await story.userEvent.click(await find(story.canvasElement, selector));
    await expect(await find(story.canvasElement, `[data-step=${end}] .fv-title`)).toBeVisible();
  };
}

/** Polls with every frame. Storybook's own `waitFor` logs each attempt, which takes longer than the flow. */
async function find(root: HTMLElement, selector: string): Promise<Element> {
  const start = performance.now();
  for (;;) {
    const found = query(root, selector);
    if (found) return found;
    if (performance.now() - start > TIMEOUT_MS)
      throw new Error(`There is no ${selector}; seen: ${root.querySelector('[data-step]')?.outerHTML}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Finds an element; a selector that begins with `iframe` searches inside the iframe. */
function query(root: HTMLElement, selector: string): Element | null {
  const [, inside] = selector.split('iframe ');
  if (!inside) return root.querySelector(selector);
  return root.querySelector('iframe')?.contentDocument?.querySelector(inside) ?? null;
}
