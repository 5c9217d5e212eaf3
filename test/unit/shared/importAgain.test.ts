import { describe, expect, it, vi } from 'vitest';
import { importAgain } from '../../../src/shared/importAgain.js';

/** Returns the source text of a module whose exports are `text`, as an address. */
const moduleOf = (text: string) => `data:text/javascript,${encodeURIComponent(text)}//`;

/** Returns a function with this source text, as a bundler may write it. */
function written(source: string) {
  const bring = vi.fn(async () => 'first address');
  bring.toString = () => source;
  return bring;
}

describe('importAgain', () => {
  it.each([
    ['the export itself', `async()=>(await import("${moduleOf('export const part = "again"')}")).part`],
    [
      'the export in an object of all exports',
      `async()=>(await preload(()=>import(\`${moduleOf('export const t = { part: "again" }')}\`).then(e=>e.t))).part`,
    ],
  ])(
    'importAgain imports the written address with the number of the try, and finds %s',
    async (_, source) => {
      const bring = written(source);
      await expect(importAgain(bring, 'part', 2)).resolves.toBe('again');
      expect(bring).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['no address is written', '()=>n.e(123).then(n.bind(n,123))'],
    ['the address leads nowhere', 'async()=>(await import("./nowhere.js")).part'],
    ['the file has no such export', `async()=>(await import("${moduleOf('export const a = 1')}")).part`],
  ])('importAgain calls the import of the first try when %s', async (_, source) => {
    await expect(importAgain(written(source), 'part', 2)).resolves.toBe('first address');
  });
});
