import { loadSource } from '../../../tools/cli/loadSource.mjs';
import { chromiumArguments, findBrowser, findFirefox, findWebkit } from '../../../tools/setup/browser.mjs';
import { driveFirefox, driveTabs, driveWebkit } from './drivers.mjs';

/**
 * The stories of leaving for the face SDK's site and coming back in Firefox, WebKit and Chromium:
 * `npm run test:e2e -- engines return`, in Chromium also within `npm test`. What is missing is skipped by name. Names of
 * engines as arguments run these alone.
 */
/** `settings`: what a story wants of the engine itself. */
const ENGINES = {
  chromium: {
    path: findBrowser().executablePath,
    settings: () => chromiumArguments,
    drive: driveTabs,
  },
  firefox: { path: findFirefox(), settings: () => ({}), drive: driveFirefox },
  webkit: {
    path: findWebkit(),
    settings: ({ withoutPageCache }) => (withoutPageCache ? ['--features=-UsesBackForwardCache'] : []),
    drive: driveWebkit,
  },
};

const wanted = process.argv.slice(2);
const { module: told, close: closeStories } = await loadSource('/test/e2e/returns/stories.ts');
const { module: built, close: closeWorld } = await loadSource('/test/e2e/returns/world.ts');
const { module: held, close: closePhone } = await loadSource('/test/e2e/returns/phone.ts');
await built.buildHostPage();

let failures = 0;
for (const [engine, { path, settings, drive }] of Object.entries(ENGINES)) {
  if (wanted.length > 0 && !wanted.includes(engine)) continue;
  if (!path) {
    console.log(`${engine}: not installed, skipped`);
    continue;
  }
  const start = Date.now();
  let passed = 0;
  let driver;
  let set;
  for (const story of told.stories) {
    const wants = JSON.stringify(settings(story));
    if (set !== wants) {
      await driver?.close();
      driver = await drive(path, JSON.parse(wants));
      set = wants;
    }
    const problem = await tell(story, driver);
    console.log(`${problem ? '✗' : '✓'} ${engine}, ${story.title}${problem}`);
    if (problem) failures += 1;
    else passed += 1;
  }
  await driver?.close();
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`${engine}: ${passed} of ${told.stories.length} stories, ${seconds} s`);
}
await Promise.all([closeStories(), closeWorld(), closePhone()]);
process.exit(failures > 0 ? 1 : 0);

/** What went wrong; empty where nothing did. */
async function tell(story, driver) {
  const world = await built.createWorld(story.settings);
  try {
    await told.tellStory(story, held.createPhone(driver), world);
    return '';
  } catch (error) {
    return `: ${error.message}`;
  } finally {
    await world.close();
  }
}
