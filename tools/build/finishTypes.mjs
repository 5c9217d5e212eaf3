import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../../src/', import.meta.url));
const types = fileURLToPath(new URL('../../dist/types/', import.meta.url));

/** Types for hosts' frameworks. TypeScript writes no declarations for what is one already. */
for (const file of ['element/vue.d.ts', 'element/jsx.d.ts'])
  copyFileSync(sources + file, `${types}src/${file}`);

/** Before TypeScript 5.7 Uint8Array took no type argument. The replacement means the same in every version. */
for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const source = readFileSync(types + file, 'utf8');
  const lowered = source.replace(/Uint8Array<ArrayBuffer>/g, "ReturnType<Uint8ArrayConstructor['of']>");
  if (lowered !== source) writeFileSync(types + file, lowered);
}
