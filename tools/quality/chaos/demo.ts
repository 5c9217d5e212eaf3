import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { cache, root } from '../shared/places.js';

export const demoFolder = join(cache, 'demo');

/** The demo with React, as a host would ship it, under `/demo/`. */
export async function buildDemo(): Promise<void> {
  await build({
    root,
    base: '/demo/',
    logLevel: 'error',
    build: { outDir: demoFolder, emptyOutDir: true },
  });
}

/** Finds the files that the demo's page needs to start. Loading these is the host's task, so they are never lost. */
export function findFirstFiles(): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const code = readFileSync(join(demoFolder, name), 'utf8');
    for (const [, imported] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      visit(`assets/${imported}`);
    }
  };
  const html = readFileSync(join(demoFolder, 'index.html'), 'utf8');
  for (const [, name = ''] of html.matchAll(/(?:src|href)="\/demo\/(assets\/[^"]+\.js)"/g)) visit(name);
  return found;
}
