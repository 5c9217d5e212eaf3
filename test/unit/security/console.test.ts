import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Files that write to the console, by the method that they call. The demo is not shipped. */
function findWriters(method: RegExp): readonly string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('demo'))
    .filter((file) => method.test(readFileSync(join(source, file), 'utf8')));
}

it('the console gets warnings and errors for developers, and nothing else', () => {
  expect(findWriters(/console\.warn\(/).length).toBeGreaterThan(3);
  // Such as the gateway's default of an option, console.error.
  expect(findWriters(/\bconsole(?:\[|\.(?!(?:warn|error)\b)\w)/)).toEqual([]);
});
