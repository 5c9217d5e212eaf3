import { loadSource } from '../../../tools/cli/loadSource.mjs';
import { ENGINES } from './engines.mjs';

/**
 * Runs verifications with the script tag's build in old Chromium, Firefox and WebKit: `npm run build`, then
 * `npm run test:e2e -- engines embed`. Names of engines as arguments run these alone.
 */
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
console.log(`\n${renderTable(rows)}`);
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

/** Returns a Markdown table of the engines that ran. */
function renderTable(rows) {
  const titles = journeys.map(({ title }) => title);
  const lines = rows.map(({ name, stands, results, agent }) => {
    const version = agent.replace(/^.*?(\w+\/[\d.]+)( Safari\/[\d.]+)?$/, '$1');
    return `| ${[name, stands, ...titles.map((title) => results[title]), version].join(' | ')} |`;
  });
  const header = ['engine', 'stands for', ...titles, 'user agent'];
  return [`| ${header.join(' | ')} |`, `|${'---|'.repeat(header.length)}`, ...lines].join('\n');
}
