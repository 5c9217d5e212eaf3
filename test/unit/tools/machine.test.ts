import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installedBrowsers } from '../../../tools/setup/browser.mjs';
import { lackOfRoom } from '../../../tools/setup/room.mjs';
import { starts } from '../../../tools/setup/run.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'));
  vi.stubEnv('PATH', [folder, process.env['PATH']].join(delimiter));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

it.each([
  ['lists a browser', '#!/bin/sh\nexit 0\n', 0o755, true],
  ['leaves out a file that cannot be executed', '#!/bin/sh\nexit 0\n', 0o644, false],
  ['leaves out a script that leads to a snap', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n', 0o755, false],
])('installedBrowsers %s', (_, script, mode, isListed) => {
  const path = join(folder, 'chromium');
  writeFileSync(path, script, { mode });
  expect(installedBrowsers().includes(path)).toBe(isListed);
});

it.runIf(process.platform !== 'win32').each([
  [0, true],
  [1, false],
])('starts runs the browser, which exits with %i', (code, doesStart) => {
  const path = join(folder, 'firefox');
  writeFileSync(path, `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 });
  expect(starts(path)).toBe(doesStart);
});

it('lackOfRoom names the folder whose disk is nearly full', () => {
  expect(lackOfRoom(0, folder)).toBeUndefined();
  expect(lackOfRoom(1e12, folder)).toMatch(/^The disk of .*machine-.* has only \d+ MB left: make room/);
});
