import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
  const onWait = vi.fn();
  await expect(alone(path, async () => 'done', onWait)).resolves.toBe('done');
  expect(onWait).not.toHaveBeenCalled();
});

it('reports an error of the file system instead of waiting', async () => {
  writeFileSync(join(folder, 'file'), '');
  await expect(alone(join(folder, 'file', 'work'), async () => 'done')).rejects.toThrow(/EEXIST|ENOTDIR/);
});

it('calls onWait once for the second one', async () => {
  const path = join(folder, 'work');
  const onWait = vi.fn();
  let finish = () => {};
  const first = alone(path, () => new Promise<void>((resolve) => (finish = resolve)));
  const second = alone(path, async () => 'done', onWait);
  expect(onWait.mock.calls).toEqual([[process.pid]]);
  finish();
  await first;
  await expect(second).resolves.toBe('done');
  expect(onWait).toHaveBeenCalledTimes(1);
});
