import { ensureChineseFont } from '../setup/ensureChineseFont.mjs';
import { audit } from './lighthouse/audit.mjs';
import { pages } from './lighthouse/pages.mjs';
import { serveCompressed } from './lighthouse/serveCompressed.mjs';

/**
 * Runs Lighthouse with its mobile settings on production builds from a compressing server, each page in turn, and prints
 * the median of the runs: `npm run bench -- lighthouse [runs]` after `npm run build`. Exits with 1 if the demo or the
 * script tag's page misses the goal.
 */
const RUNS = Number(process.argv[2] ?? 3);
const GOAL = 99;
const SCORES = /** @type {const} */ (['performance', 'accessibility', 'bestPractices']);

await ensureChineseFont();
const sites = [];
for (const { name, path = '', prepare } of pages)
  sites.push({ name, path, audits: [], site: await serveCompressed(await prepare()) });
try {
  for (let run = 0; run < RUNS; run += 1) {
    for (const { name, path, audits, site } of sites) {
      const found = await audit(site.url + path);
      audits.push(found);
      const scores = SCORES.map((score) => found[score]).join('/');
      console.log(
        `${name}: ${scores}, LCP ${ms(found.largestContentfulPaint)}, TBT ${ms(found.totalBlockingTime)}`,
      );
      for (const title of new Set(found.failed)) console.log(`  costs points: ${title}`);
    }
  }
} finally {
  for (const { site } of sites) site.close();
}

const results = sites.map(({ name, audits }) => ({ name, ...medians(audits) }));
console.log(`\n${table(results)}`);
const [demo, embed] = results;
process.exitCode = [demo, embed].every((result) => SCORES.every((score) => result[score] >= GOAL)) ? 0 : 1;

function medians(audits) {
  const names = [...SCORES, 'largestContentfulPaint', 'totalBlockingTime', 'transferred'];
  return Object.fromEntries(
    names.map((name) => {
      const values = audits.map((found) => found[name]).sort((a, b) => a - b);
      return [name, values[Math.floor(values.length / 2)]];
    }),
  );
}

function ms(value) {
  return `${Math.round(value)} ms`;
}

function table(rows) {
  const head = [
    'page',
    'performance',
    'accessibility',
    'best practices',
    'LCP',
    'total blocking time',
    'transferred',
  ];
  const lines = rows.map((row) => [
    row.name,
    ...SCORES.map((score) => row[score]),
    ms(row.largestContentfulPaint),
    ms(row.totalBlockingTime),
    `${(row.transferred / 1000).toFixed(0)} kB`,
  ]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...lines.map(line)].join('\n');
}
