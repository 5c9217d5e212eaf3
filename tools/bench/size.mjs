import { readFileSync } from 'node:fs';
import { measureEntries } from './size/entries.mjs';

/** `npm run size`: prints the size of each entry beside other libraries; `--peers` measures those again. */
if (process.argv.includes('--peers')) await import('./size/peers.mjs');

const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(6);

for (const { name, first, all, parts, budget } of await measureEntries()) {
  console.log(`\n${name}`);
  console.log(
    `  first load   ${kB(first.gzip)} kB gzip ${kB(first.brotli)} kB brotli, at most ${budget.first} gzip`,
  );
  console.log(
    `  everything   ${kB(all.gzip)} kB gzip ${kB(all.brotli)} kB brotli, at most ${budget.all} gzip`,
  );
  for (const [part, { gzip, brotli }] of parts) {
    console.log(`    ${part.padEnd(30)} ${kB(gzip)}       ${kB(brotli)}`);
  }
}

console.log(
  '\nPeers, without React: code alone, no models, and nothing of a remote page that a loader brings',
);
for (const { name, version, kind, first, all } of JSON.parse(
  readFileSync(new URL('./size/peers.json', import.meta.url), 'utf8'),
)) {
  console.log(`  ${`${name} ${version}`.padEnd(44)} ${kB(first)} kB gzip, ${kB(all)} in all  ${kind}`);
}
