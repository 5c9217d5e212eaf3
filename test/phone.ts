import { playwright } from '@vitest/browser-playwright';
import { chromiumArguments, findBrowser } from '../scripts/browser.mjs';

/** A browser of a test project, as a phone has it unless `context` says otherwise. */
export const phone = (context: { isMobile?: boolean; deviceScaleFactor?: number } = {}) => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport: { width: 390, height: 844 },
  provider: playwright({
    launchOptions: { ...findBrowser(), args: chromiumArguments },
    contextOptions: { isMobile: true, hasTouch: true, ...context },
  }),
  instances: [{ browser: 'chromium' as const }],
});
