import { expect } from 'storybook/test';
import type { FlowStep } from '../../src/flow/states.js';

interface Played {
  readonly canvasElement: HTMLElement;
  readonly globals: { readonly [name: string]: unknown };
  readonly userEvent: { readonly click: (element: Element) => Promise<void> };
}

/** As long as a busy machine needs for a step that waits for no clock. */
const PATIENCE_MS = 15_000;

/**
 * Goes through a flow with the sample photo, by way of these steps to the last of them. Only where the toolbar says that
 * flows play themselves.
 */
export function playTo(...ends: readonly FlowStep[]): (story: Played) => Promise<void> {
  return async ({ canvasElement, globals, userEvent }) => {
    if (globals['play'] !== 'itself') return;
    const tap = async (selector: string) => userEvent.click(await find(canvasElement, selector));
    const arriveAt = (step: FlowStep) => find(canvasElement, `[data-step=${step}] .fv-title`);
    await tap('[type=checkbox]');
    await tap('[type=submit]');
    await arriveAt('capturing');
    await tap('.fv-actions .fv-pickers ~ .fv-button[data-kind=secondary]');
    await arriveAt('reviewing');
    await tap('.fv-actions .fv-button');
    for (const end of ends) {
      await expect(await arriveAt(end)).toBeVisible();
      if (end !== ends[ends.length - 1]) await tap('.fv-actions .fv-button');
    }
  };
}

/** Goes as far as the handoff, taps these stand-ins of what a computer lacks, and arrives at `end`. */
export function playWith(standIns: readonly string[], end: FlowStep): (story: Played) => Promise<void> {
  return async (story) => {
    if (story.globals['play'] !== 'itself') return;
    await playTo('handingOff')(story);
    for (const selector of standIns) await story.userEvent.click(await find(story.canvasElement, selector));
    await expect(await find(story.canvasElement, `[data-step=${end}] .fv-title`)).toBeVisible();
  };
}

/** Looks with every frame: Storybook's own waiting writes each look into its log, which takes longer than the flow. */
async function find(root: HTMLElement, selector: string): Promise<Element> {
  const start = performance.now();
  for (;;) {
    const found = query(root, selector);
    if (found) return found;
    if (performance.now() - start > PATIENCE_MS) throw new Error(`There is no ${selector}.`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** `iframe` at the beginning looks inside frames. */
function query(root: HTMLElement, selector: string): Element | null {
  const [, inside] = selector.split('iframe ');
  if (!inside) return root.querySelector(selector);
  return root.querySelector('iframe')?.contentDocument?.querySelector(inside) ?? null;
}
