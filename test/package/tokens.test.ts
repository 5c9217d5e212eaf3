import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { prepareVisitors } from '../e2e/hosts/visitor.js';

const visitors = prepareVisitors();

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** Every custom property that docs/reference.md lists. */
const tokens = [...read('docs/reference.md').matchAll(/^\| `(--fv-[a-z-]+)`/gm)].flatMap(
  ([, name]) => name ?? [],
);

/** Properties in which the styles hold what is set and what is not. */
const inner = read('src/react/styles/base.css').match(/--fv-[a-z-]+-now/g) ?? [];

/** The page that docs/design.md shows, with a value for each that no default has. */
const markOf = (name: string) => `${1000 + tokens.indexOf(name)}px`;
const theme = `:root { ${tokens.map((name) => `${name}: ${markOf(name)};`).join(' ')} }`;

const options = `type: 'match', userId: 'user123', api: { baseUrl: '/api' }`;
const entries = {
  'script tag': `<div id="face"></div><script src="/vendor/embed/embed.js"></script>
    <script>FaceVerification.mount('#face', { ${options}, loginUrl: '/face-sdk.html' })</script>`,
  element: `<script src="/vendor/embed/embed.js"></script>
    <face-verification type="match" user-id="user123" base-url="/api" login-url="/face-sdk.html"></face-verification>`,
  React: `<link rel="stylesheet" href="/vendor/styles.css"><section class="fv-root" data-theme="auto"></section>`,
};

it.each(Object.entries(entries))('every token on :root reaches the widget: %s', async (name, body) => {
  visitors.host().pages.set(`/tokens-${name.length}`, {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>host</title>
      <style>${theme}</style>${body}`,
  });
  const { page } = await visitors.open(`/tokens-${name.length}`);
  await page.locator('.fv-root').waitFor({ state: 'attached' });
  const used = await page.locator('.fv-root').evaluate((root, names) => {
    const style = getComputedStyle(root);
    return names.map((property) => style.getPropertyValue(property)).join('\n');
  }, inner);
  expect(tokens.length).toBeGreaterThan(20);
  expect(tokens.filter((token) => !used.includes(markOf(token)))).toEqual([]);
});
