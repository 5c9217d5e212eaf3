import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { photoFixture } from '../../../test/fixtures/writePhotoFixture.js';
import { chromiumArguments, findBrowser } from '../../setup/browser.mjs';
import { ensureBuild } from '../shared/ensureBuild.js';
import { cache } from '../shared/places.js';
import { readFlags } from '../shared/readFlags.js';
import { reportClaims } from '../shared/reportClaims.js';
import { buildDemo } from './demo.js';
import { type Report, runFlow } from './flow.js';

/**
 * Runs flows in Chromium through random faults of the network and the phone: `npm run test:quality -- chaos --flows 40 --seed 7`.
 * `--flow 12` repeats one flow and prints its trail. `--time` starts no flow after that many seconds.
 */
export async function main(args: readonly string[]): Promise<void> {
  const flags = readFlags(args, {
    flows: 40,
    seed: String(Date.now() % 1_000_000),
    time: 1500,
    flow: -1,
    jobs: 2,
  });
  const { seed, jobs } = flags;
  console.log(`Seed ${seed}: npm run test:quality -- chaos --seed ${seed} plays the same again.`);
  ensureBuild();
  await mkdir(cache, { recursive: true });
  await buildDemo();
  const browser = await chromium.launch({
    ...findBrowser(),
    args: [...chromiumArguments, '--use-fake-device-for-media-stream'],
  });
  const photo = await photoFixture(browser, { width: 900, height: 1200, orientation: 6, noise: 12 });
  const waiting = flags.flow >= 0 ? [flags.flow] : Array.from({ length: flags.flows }, (_, index) => index);
  const reports: Report[] = [];
  const end = Date.now() + flags.time * 1000;

  const live = async () => {
    for (let flow = waiting.shift(); flow !== undefined && Date.now() < end; flow = waiting.shift()) {
      const begun = Date.now();
      const report = await runFlow(browser, seed, flow, photo).catch((cause: unknown) => {
        throw new Error(`Flow ${flow} of seed ${seed} could not be lived to its end: ${cause}`);
      });
      reports.push(report);
      const problems = problemsOf(report);
      const seconds = Math.round((Date.now() - begun) / 1000);
      console.log(
        `${problems.length > 0 ? '✗' : '✓'} flow ${flow}: ${seconds} s, ${report.description}, ${report.attempts} faceAdv`,
      );
      if (problems.length === 0 && flags.flow < 0) continue;
      for (const line of [...report.trail, ...problems]) console.log(`    ${line}`);
      console.log(`    again: npm run test:quality -- chaos --seed ${seed} --flow ${flow}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, live));
  await browser.close();
  if (flags.flow >= 0) return;
  await writeFile(join(cache, 'chaos-trails.json'), JSON.stringify(reports, null, 1));
  reportClaims(`npm run test:quality -- chaos --flows ${flags.flows} --seed ${seed}`, claimsOf(reports));
}

function problemsOf({
  deadEnds,
  repeatedFaceAdvs,
  uncaught,
  consoleErrors,
  falseSuccesses,
}: Report): string[] {
  return [
    ...deadEnds,
    ...(repeatedFaceAdvs > 0 ? [`${repeatedFaceAdvs} faceAdv that nobody asked for`] : []),
    ...new Set(uncaught.map((text) => `uncaught: ${text}`)),
    ...new Set(consoleErrors.map((text) => `console: ${text}`)),
    ...new Set(falseSuccesses),
  ];
}

function claimsOf(reports: readonly Report[]) {
  const sum = (count: (report: Report) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const ended = reports.filter(({ deadEnds }) => deadEnds.length === 0).length;
  const repeated = sum((report) => report.repeatedFaceAdvs);
  const uncaught = sum((report) => report.uncaught.length);
  const errors = sum((report) => report.consoleErrors.length);
  const falsely = sum((report) => report.falseSuccesses.length);
  const fates = new Map<string, number>();
  for (const report of reports) {
    for (const [fate, count] of Object.entries(report.fates)) fates.set(fate, (fates.get(fate) ?? 0) + count);
  }
  const disturbed = [...fates]
    .filter(([fate]) => fate !== 'fair')
    .reduce((total, [, count]) => total + count, 0);
  console.log([...fates].map(([fate, count]) => `${fate} ${count}`).join(', '));
  return [
    {
      statement: 'Chaos: every flow ends on a screen with a way on, and that way leads to a verdict',
      figure: `${ended} of ${reports.length} flows, ${disturbed} disturbed answers`,
      wanted: 'all',
      passed: ended === reports.length && ended > 0,
    },
    {
      statement: 'Chaos: one faceAdv per attempt',
      figure: `${repeated} beyond one, of ${sum((report) => report.attempts)}`,
      wanted: '0 beyond one',
      passed: repeated === 0 && sum((report) => report.attempts) > 0,
    },
    {
      statement: 'Chaos: no uncaught error, no unhandled rejection',
      figure: String(uncaught),
      wanted: '0',
      passed: uncaught === 0,
    },
    {
      statement: 'Chaos: no error of ours in the console',
      figure: String(errors),
      wanted: '0',
      passed: errors === 0,
    },
    {
      statement: 'Chaos: success only with the verdict of the server',
      figure: `${falsely} without, of ${sum((report) => report.successes)}`,
      wanted: '0 without',
      passed: falsely === 0 && sum((report) => report.successes) > 0,
    },
  ];
}
