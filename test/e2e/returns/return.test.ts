import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { chromiumArguments, findBrowser } from '../../../tools/setup/browser.mjs';
import { driveTabs, type TabDriver } from '../engines/drivers.mjs';
import { createPhone } from './phone.js';
import { stories, tellStory } from './stories.js';
import { buildHostPage, createWorld } from './world.js';

let driver: TabDriver;

beforeAll(async () => {
  const { executablePath = chromium.executablePath() } = findBrowser();
  [driver] = await Promise.all([driveTabs(executablePath, chromiumArguments), buildHostPage()]);
});
afterAll(() => driver.close());

/** Leaving for a second origin and coming back. `npm run test:e2e -- engines return` runs the stories in other engines. */
describe('a user who comes back from the face SDK’s site', () => {
  // `it.each` cuts a title after 40 characters.
  for (const story of stories) {
    it(story.title, async () => {
      const world = await createWorld(story.settings);
      try {
        await tellStory(story, createPhone(driver), world);
      } finally {
        await world.close();
      }
    });
  }
});
