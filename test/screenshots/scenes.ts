import type { Person, Visit } from '../journeys/person.js';

/** One screen and the way to it, walked as a person walks it. */
export interface Scene {
  readonly name: string;
  readonly visit?: Visit;
  readonly arrange?: (person: Person, photo: string) => Promise<void>;
}

async function toCapture(person: Person): Promise<void> {
  await person.page.getByRole('checkbox').check();
  await person.page.locator('.fv-actions .fv-button[type=submit]').tap();
}

async function toReview(person: Person): Promise<void> {
  await toCapture(person);
  await person.page.locator('.fv-actions .fv-button').nth(2).tap(); // the demo's sample photo
  await person.page.locator('.fv-photo').waitFor();
}

async function toFaceCheck(person: Person): Promise<void> {
  await toReview(person);
  await person.page.locator('.fv-actions .fv-button').first().tap();
  await person.page.locator('[data-choice=pass]').waitFor();
}

async function toResult(person: Person, choice: string, step: string): Promise<void> {
  await toFaceCheck(person);
  await person.page.locator(`[data-choice=${choice}]`).tap();
  await person.page.locator(`[data-step=${step}]`).waitFor();
}

/** A page whose clock stands still answers no request. */
async function stopClock(person: Person): Promise<void> {
  await person.page.clock.install();
  await person.page.clock.pauseAt(Date.now() + 60_000);
}

export const scenes: readonly Scene[] = [
  { name: 'consent', arrange: (person) => person.page.locator('.fv-title').waitFor() },
  {
    name: 'consent-missing',
    arrange: (person) => person.page.locator('.fv-actions .fv-button[type=submit]').tap(),
  },
  { name: 'capture', arrange: toCapture },
  {
    name: 'capture-problem',
    async arrange(person) {
      await toCapture(person);
      const opened = person.page.waitForEvent('filechooser');
      await person.page.locator('.fv-actions .fv-button').nth(1).tap();
      const buffer = Buffer.from('%PDF-1.7');
      await (await opened).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
      await person.page.locator('.fv-notice').waitFor();
    },
  },
  {
    name: 'preparing',
    async arrange(person, photo) {
      await person.page.evaluate(() => {
        Blob.prototype.arrayBuffer = () => new Promise(() => {});
      });
      await toCapture(person);
      const opened = person.page.waitForEvent('filechooser');
      await person.page.locator('.fv-actions .fv-button').nth(1).tap();
      await (await opened).setFiles(photo);
      await person.page.locator('[data-step=preparing]').waitFor();
    },
  },
  { name: 'review', arrange: toReview },
  { name: 'identity', visit: { type: 'authmatch' }, arrange: toCapture },
  {
    name: 'identity-problems',
    visit: { type: 'authmatch' },
    async arrange(person) {
      await toCapture(person);
      await person.page.locator('input[name=idNo]').fill('110105194912310021');
      await person.page.locator('.fv-actions .fv-button[type=submit]').tap();
      await person.page.locator('[data-invalid]').first().waitFor();
    },
  },
  {
    name: 'requesting',
    async arrange(person) {
      await toReview(person);
      await stopClock(person);
      await person.page.locator('.fv-actions .fv-button').first().tap();
      await person.page.clock.runFor(250);
      await person.page.locator('[data-step=requestingTicket]').waitFor();
    },
  },
  {
    name: 'handing-off',
    async arrange(person) {
      await toReview(person);
      await person.page.evaluate(() => {
        HTMLAnchorElement.prototype.click = () => {}; // a page that never comes
      });
      await person.page.locator('.fv-actions .fv-button').first().tap();
      await person.page.locator('[data-step=handingOff]').waitFor();
    },
  },
  { name: 'face-check', arrange: toFaceCheck },
  {
    name: 'awaiting',
    visit: { scenario: 'result-never-comes' },
    arrange: (person) => toResult(person, 'pass', 'awaitingResult'),
  },
  { name: 'passed', arrange: (person) => toResult(person, 'pass', 'passed') },
  {
    name: 'passed-details',
    async arrange(person) {
      await toResult(person, 'pass', 'passed');
      await person.page.locator('.fv-details-summary').tap();
    },
  },
  { name: 'rejected', arrange: (person) => toResult(person, 'notSamePerson', 'rejected') },
  {
    name: 'undecided',
    visit: { scenario: 'result-never-comes' },
    async arrange(person) {
      await person.page.clock.install();
      await toResult(person, 'pass', 'awaitingResult');
      await person.waitsLongForStep('undecided');
    },
  },
  {
    name: 'failed-network',
    visit: { scenario: 'network-down-at-ticket' },
    async arrange(person) {
      await toReview(person);
      await person.page.locator('.fv-actions .fv-button').first().tap();
      await person.page.locator('[data-step=failed]').waitFor();
    },
  },
  {
    name: 'failed-refused',
    visit: { scenario: 'partner-refuses' },
    async arrange(person) {
      await toReview(person);
      await person.page.locator('.fv-actions .fv-button').first().tap();
      await person.page.locator('[data-step=failed]').waitFor();
      await person.page.locator('.fv-details-summary').tap();
    },
  },
  {
    name: 'failed-interrupted',
    arrange: (person) => toResult(person, 'interrupted', 'failed'),
  },
  {
    name: 'cancelled',
    arrange: (person) => person.page.locator('.fv-actions .fv-button[data-kind=text]').tap(),
  },
  {
    name: 'host-done',
    async arrange(person) {
      await toResult(person, 'pass', 'passed');
      await person.page.locator('.fv-actions .fv-button').first().tap();
    },
  },
];
