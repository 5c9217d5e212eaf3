import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureChineseFont } from '../setup/ensureChineseFont.mjs';
import { audit, LIGHTHOUSE } from './lighthouse/audit.mjs';
import { PEER, pages } from './lighthouse/pages.mjs';
import { serveCompressed } from './lighthouse/serveCompressed.mjs';

/**
 * `npm run lighthouse -- [runs]`, after `npm run build`: Lighthouse's own settings (mobile) on production builds from a
 * compressing server, each page in turn, the median of the runs. Writes docs/lighthouse.md. Exits with 1 where the demo
 * or the script tag's page falls below the goal.
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
writeFileSync(fileURLToPath(new URL('../../docs/lighthouse.md', import.meta.url)), render(results));
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

function render(rows) {
  return `# Lighthouse

Written by \`npm run lighthouse\` (${LIGHTHOUSE}, its mobile settings: a slow phone on slow 4G, simulated; the median of ${RUNS} runs,
one page after the other): production builds from a server that compresses with Brotli and speaks HTTP/2.

${table(rows)}

The peer is the lightest of those that show their flow in the page (\`npm run size\`); loaders of a vendor's page show nothing
without that vendor. ${PEER.name} shows its first screen, and no model is loaded before its camera opens. The page with React alone
says what React itself costs. Times are of a simulated device: compare them within the table only.
`;
}
