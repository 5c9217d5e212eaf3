import { vi } from 'vitest';

/** However busy the machine is. */
const PATIENCE = { timeout: 30_000 };

const find = (text: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent === text);

/** Waits for a button and clicks it, without waiting for frames, which a page in the background has none of. */
export async function tap(text: string): Promise<void> {
  (await vi.waitUntil(() => find(text), PATIENCE)).click();
}

export async function agree(): Promise<void> {
  const box = () => document.querySelector<HTMLInputElement>('input[type=checkbox]');
  (await vi.waitUntil(box, PATIENCE)).click();
  await tap('同意并继续');
}

export async function sees(text: string): Promise<void> {
  await vi.waitUntil(() => document.body.textContent?.includes(text), PATIENCE);
}
