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
 * @param {(holder: number) => void} [onWait] called once with the id of the other process, if there is one
 * @throws {Error} of the file system, when the file cannot be written
 * @returns {Promise<T>}
 */
export async function alone(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  for (let isWaiting = false; !take(path); await wait(LOOK_AGAIN_MS)) {
    const holder = holderOf(path);
    if (isWaiting || !holder) continue;
    isWaiting = true;
    onWait?.(holder);
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
    if (!isTaken || holderOf(path) === undefined) rmSync(path, { force: true });
    if (!isTaken) throw error;
    return false;
  }
}

/**
 * @param {string} path
 * @returns {number | undefined} the id of the process at work; undefined when it has ended, 0 before it has written its id
 */
function holderOf(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
