import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Rewrites the built declarations for TypeScript before 5.7, where Uint8Array takes no type argument. The replacement means
 * the same in every version.
 */
const types = fileURLToPath(new URL('../../dist/types/', import.meta.url));

for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const source = readFileSync(types + file, 'utf8');
  const lowered = source.replace(/Uint8Array<ArrayBuffer>/g, "ReturnType<Uint8ArrayConstructor['of']>");
  if (lowered !== source) writeFileSync(types + file, lowered);
}
