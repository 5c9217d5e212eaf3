import { readFileSync } from 'node:fs';
import { releaseNotes } from './releaseNotes.mjs';

/** Prints the release notes of the version in package.json, or of the one that is named. */
const read = (/** @type {string} */ file) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const version = process.argv[2]?.replace(/^v/, '') ?? JSON.parse(read('package.json')).version;
try {
  console.log(releaseNotes(read('CHANGELOG.md'), version));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
