import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alone } from '../../../tools/setup/alone.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alone-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

it('lets the second one start only when the first is done, even if that one failed', async () => {
  const path = join(folder, 'at', 'work');
  const order: string[] = [];
  const first = alone(path, async () => {
    order.push('first starts');
    await new Promise(setImmediate);
    order.push('first ends');
    throw new Error('no network');
  });
  const second = alone(path, async () => order.push('second'));
  await expect(first).rejects.toThrow('no network');
  await second;
  expect(order).toEqual(['first starts', 'first ends', 'second']);
  expect(existsSync(path)).toBe(false);
});

it('does not wait for a process that died at work', async () => {
  const path = join(folder, 'work');
  const dead = spawnSync(process.execPath, ['--version']).pid;
  writeFileSync(path, String(dead));
  await expect(alone(path, async () => 'done')).resolves.toBe('done');
});
