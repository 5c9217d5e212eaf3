import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadSource } from '../../../tools/cli/loadSource.mjs';
import { ENGINES } from './engines.mjs';

/**
 * Whole verifications with the script tag's build in old Chromium, Firefox and WebKit: `npm run build` and
 * `npm run test:engines -- embed`. Names of engines as arguments run these alone; Firefox and WebKit are also within
 * `npm test`. Writes what came of it to docs/engines.md.
 */
const root = resolve(import.meta.dirname, '../../..');
const { module: served, close: closeServer } = await loadSource('/test/e2e/hosts/hostServer.ts');
const { module: told, close: closeJourneys } = await loadSource('/test/e2e/engines/journeys.ts');
const { journeys, SEEN } = told;
const host = await served.startHostServer();
told.addPages(host);

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const rows = [];
for (const { name, stands, find, drive } of ENGINES) {
  if (wanted.length > 0 && !wanted.includes(name.toLowerCase().replace(/\W/g, ''))) continue;
  const path = await find();
  if (!path) console.log(`${name}: not installed, skipped`);
  else rows.push({ name, stands, ...(await runEngine(name, () => drive(path))) });
}
const document = join(root, 'docs/engines.md');
await writeFile(document, renderPage(rows, await readFile(document, 'utf8').catch(() => '')));
await host.close();
await Promise.all([closeServer(), closeJourneys()]);
process.exit(rows.some(({ failed }) => failed) ? 1 : 0);

async function runEngine(name, drive) {
  const results = {};
  let failed = false;
  let agent = '';
  for (const { title, at, walk, isOptional } of journeys) {
    const start = Date.now();
    let driver;
    try {
      driver = await within(drive());
      await within(driver.open(host.url + at));
      agent = await within(driver.evaluate('navigator.userAgent'));
      results[title] = (await within(walk(driver, host))) ?? 'passes';
    } catch (error) {
      results[title] = 'fails';
      failed = true;
      const seen = driver && (await within(driver.evaluate(SEEN), 5000).catch(() => ''));
      console.log(`  ${title}: ${String(error).slice(0, 400)}\n  seen: ${String(seen).slice(0, 600)}`);
    } finally {
      await driver?.close();
    }
    if (isOptional && results[title] === 'fails') results[title] = 'not offered or not working';
    const mark = { passes: '✓', fails: '✗' }[results[title]] ?? '·';
    console.log(
      `${mark} ${name}, ${title}: ${results[title]}, ${((Date.now() - start) / 1000).toFixed(1)} s`,
    );
  }
  return { agent, results, failed };
}

/** An engine that has crashed answers nothing. */
function within(work, ms = 90_000) {
  return Promise.race([
    work,
    new Promise((_resolve, reject) => setTimeout(() => reject(new Error('The engine does not answer.')), ms)),
  ]);
}

/** The page, with the rows of this run in the place of their last ones. */
function renderPage(rows, before) {
  const titles = journeys.map(({ title }) => title);
  const cellsOf = (line = '') => line.split('|').map((cell) => cell.trim());
  const known = before.split('\n');
  const header = cellsOf(known.find((line) => line.startsWith('| engine |')));
  // A journey that came later has no outcome there yet.
  const keep = (name) => {
    const row = known.find((line) => line.startsWith(`| ${name} |`));
    if (!row) return [];
    const cells = cellsOf(row);
    const of = (title) => cells[header.indexOf(title)] ?? 'not run';
    return `| ${[name, of('stands for'), ...titles.map(of), of('as it calls itself')].join(' | ')} |`;
  };
  const lines = ENGINES.flatMap(({ name }) => {
    const row = rows.find((found) => found.name === name);
    if (!row) return keep(name);
    const cells = titles.map((title) => row.results[title]).join(' | ');
    return `| ${name} | ${row.stands} | ${cells} | ${row.agent.replace(/^.*?(\w+\/[\d.]+)( Safari\/[\d.]+)?$/, '$1')} |`;
  });
  return `# Engines

Written by \`npm run test:engines -- embed\`, which goes through each journey with the script tag's build in the engine
itself, from the consent page over the face SDK's stand-in to the verdict. No engine is named here that it did not run in.
The current Chromium runs every journey in \`npm test\`; Firefox and WebKit run these journeys there.

| engine | stands for | ${titles.join(' | ')} | as it calls itself |
|---|---|${titles.map(() => '---').join('|')}|---|
${lines.join('\n')}

Below the floor (Chromium 66, iOS 12.2, Firefox 78) \`FaceVerification.mount\` shows one sentence: 当前浏览器版本过低，无法进行刷脸核验。
Engines too old to read the script at all do not know \`FaceVerification\`; [embed.md](embed.md) says what a page does then.
`;
}
