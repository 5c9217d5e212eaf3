import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser, pageArguments } from '../../setup/browser.mjs';

const LIGHTHOUSE = 'lighthouse@13.5.0';

/**
 * @typedef {object} Audit
 * @property {number} performance 0–100, as the rest of the scores
 * @property {number} accessibility
 * @property {number} bestPractices
 * @property {number} largestContentfulPaint milliseconds, on Lighthouse's simulated phone
 * @property {number} totalBlockingTime milliseconds
 * @property {number} transferred bytes
 * @property {readonly string[]} failed titles of the audits that cost points
 */

/**
 * One run of Lighthouse with its own settings: mobile, slow 4G and a processor of a quarter, simulated. Nothing but
 * this machine is reachable.
 * @param {string} url
 * @returns {Promise<Audit>}
 */
export async function audit(url) {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const file = join(folder, 'report.json');
  const flags = [
    '--headless=new',
    ...pageArguments,
    '--ignore-certificate-errors',
    '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  ];
  const { executablePath } = findBrowser();
  try {
    // Not execFileSync: the pages come from this very process.
    await promisify(execFile)(
      'npx',
      [
        '--yes',
        LIGHTHOUSE,
        url,
        '--quiet',
        '--no-enable-error-reporting',
        '--output=json',
        `--output-path=${file}`,
        '--only-categories=performance,accessibility,best-practices',
        `--chrome-flags=${flags.map((flag) => (flag.includes(' ') ? `'${flag}'` : flag)).join(' ')}`,
      ],
      { env: { ...process.env, ...(executablePath ? { CHROME_PATH: executablePath } : {}) } },
    );
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{ readonly categories: Readonly<Record<string, Category>>, readonly audits: Readonly<Record<string, Finding>> }} report
 * @returns {Audit}
 * @typedef {{ readonly score: number, readonly auditRefs: readonly { readonly id: string, readonly weight: number }[] }} Category
 * @typedef {{ readonly title: string, readonly score: number | null, readonly numericValue?: number }} Finding
 */
function read({ categories, audits }) {
  const score = (/** @type {string} */ name) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (/** @type {string} */ name) => audits[name]?.numericValue ?? 0;
  const costly = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.flatMap(({ id, weight }) => (weight > 0 ? id : [])),
  );
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    largestContentfulPaint: value('largest-contentful-paint'),
    totalBlockingTime: value('total-blocking-time'),
    transferred: value('total-byte-weight'),
    failed: costly.flatMap((id) => {
      const finding = audits[id];
      return finding && typeof finding.score === 'number' && finding.score < 0.9 ? finding.title : [];
    }),
  };
}
