import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as core from '../../../src/core.js';
import type { HandoffName } from '../../../src/demo/handoffs.js';
import { readSettings } from '../../../src/demo/settings.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const doc = readFileSync(`${root}docs/handoff.md`, 'utf8');

describe('docs/handoff.md', () => {
  it.each(Object.keys(core).filter((name) => name.endsWith('Handoff')))('has a part on %s', (name) => {
    expect(doc).toContain(`\n## \`${name}\`\n`);
  });

  it.each<HandoffName>(['redirect', 'bridge', 'qr', 'choose', 'own', 'miniProgram'])(
    'links to the demo of %s',
    (name) => {
      expect(doc).toContain(`http://localhost:5173/?handoff=${name}`);
      expect(readSettings(`?handoff=${name}`).handoff).toBe(name);
    },
  );

  it.each(['full', 'noAttempts'])('names the result page %s of the demo', (name) => {
    expect(doc).toContain(`/?result=${name}`);
    expect(readSettings(`?result=${name}`).result).toBe(name);
  });

  it('names what happens to each code of the SDK as the widget does it', () => {
    const codeOf = (code: string) => core.readSdkCode(code)?.error.code;
    for (const code of ['0', '51100', '51200', '41010', '66660004']) expect(codeOf(code)).toBeUndefined();
    expect(codeOf('41000')).toBe('handoff_interrupted');
    expect(codeOf('41002')).toBe('handoff_camera_denied');
    for (const code of ['11000', '11001', '11002', '41013', '41014'])
      expect(codeOf(code)).toBe('handoff_failed');
  });
});
