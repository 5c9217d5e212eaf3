import { statfsSync } from 'node:fs';

const MEGABYTE = 2 ** 20;

/**
 * Looks for a folder whose disk is nearly full.
 * @param {number} megabytes that have to be free
 * @param {readonly string[]} folders
 * @returns {string | undefined} one sentence about the first such folder
 */
export function lackOfRoom(megabytes, ...folders) {
  for (const folder of folders) {
    const { bavail, bsize } = statfsSync(folder);
    const free = Math.floor((bavail * bsize) / MEGABYTE);
    if (free < megabytes)
      return `The disk of ${folder} has only ${free} MB left: make room for ${megabytes} MB, then run it again.`;
  }
  return undefined;
}
