import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const LOOK_AGAIN_MS = 300;

/**
 * Does what two processes must not do at once, such as installing into one folder: the second one waits for
 * the first. A process that died over it does not hold up the next.
 * @template T
 * @param {string} path of a file that holds the id of the process at work
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called once, if another is at it
 * @throws {Error} of the file system, when the file cannot be written
 * @returns {Promise<T>}
 */
export async function alone(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  if (!take(path)) {
    onWait?.();
    while (!take(path)) await wait(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // A full disk leaves an empty file, which would look taken.
    if (!isTaken || !isHeld(path)) rmSync(path, { force: true });
    if (!isTaken) throw error;
    return false;
  }
}

/** @param {string} path */
function isHeld(path) {
  try {
    return process.kill(Number(readFileSync(path, 'utf8')), 0);
  } catch (error) {
    // EPERM: alive, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
