import { join } from 'node:path';
import type { Browser } from 'playwright';
import { cache } from '../shared/places.js';
import { createRandom } from '../shared/random.js';
import { createNetworkConditions } from './networkConditions.js';
import type { Observation } from './observe.js';
import { createPerson } from './person.js';
import { createPhone, mishaps, type Phone } from './phone.js';
import { type Site, startSite } from './site.js';

/** Result of one flow. */
export interface Report {
  readonly flow: number;
  readonly description: string;
  /** One description for each dead end. */
  readonly deadEnds: readonly string[];
  readonly repeatedFaceAdvs: number;
  readonly attempts: number;
  readonly uncaught: readonly string[];
  readonly consoleErrors: readonly string[];
  /** Number of passes that the widget showed, and those among them without a verdict. */
  readonly successes: number;
  readonly falseSuccesses: readonly string[];
  readonly fates: Readonly<Record<string, number>>;
  readonly trail: readonly string[];
}

const TURNS = 40;
const DISTURBED_MS = 60_000;
const CALM_MS = 120_000;
/** Maximum time in milliseconds between a tap and its request at the server. */
const ON_THE_WAY_MS = 1500;

export async function runFlow(browser: Browser, seed: string, flow: number, photo: string): Promise<Report> {
  const random = createRandom(`${seed}/${flow}`);
  const isDesktop = random.chance(0.25);
  const site = await startSite(createNetworkConditions(`${seed}/${flow}`), isDesktop);
  const type = random.chance(0.75) ? 'match' : 'authmatch';
  const slowdown = random.chance(0.25) ? 6 : 1;
  const camera = random.chance(0.5);
  const isHostPage = isDesktop || random.chance(0.5);
  const hostQuery = `type=${type}${isDesktop ? '&qr' : ''}${random.chance(0.2) ? '&hanging-token' : ''}`;
  const page = isHostPage ? `/?${hostQuery}` : `/demo/?scenario=live&type=${type}`;
  const home = `${site.url}${page}${random.chance(0.3) ? '&media&resultMedia=both' : ''}`;
  const storageWorks = random.chance(0.85);
  const description = `${page}${slowdown > 1 ? ', slow' : ''}${camera ? ', camera' : ''}${storageWorks ? '' : ', no storage'}`;
  const trail: string[] = [];
  const begun = Date.now();
  const note = (text: string) => void trail.push(`${((Date.now() - begun) / 1000).toFixed(1)} s ${text}`);
  const files = createRandom(`${seed}/${flow}/files`);
  let isCalm = false;
  const phone = await createPhone(browser, {
    home,
    camera,
    isDesktop,
    slowdown,
    chooseFile: () =>
      isCalm
        ? photo
        : files.pick<string | typeof NO_PHOTO | undefined>([
            [photo, 8],
            [NO_PHOTO, 1],
            [undefined, 1],
          ]),
  });
  if (!storageWorks) {
    await phone.setStorage(false);
    await phone.reload();
  }
  const tickets = countTickets(site, note);
  const person = createPerson(phone, random, tickets.expect, note);
  const deadEnds: string[] = [];
  const falseSuccesses: string[] = [];
  let successes = 0;
  let passed = false;

  const see = async (): Promise<Observation> => {
    const seen = await person.seeWayOn();
    const words = `sees ${seen.where} ${seen.step} [${seen.ways.join(' · ')}]`;
    if (!trail[trail.length - 1]?.endsWith(words)) note(words);
    // The script tag's widget has no button after `onClose`; the host then shows its own page.
    if (seen.ways.length === 0)
      deadEnds.push(
        `no way on: ${seen.where} ${seen.step} in ${seen.where === 'nowhere' ? phone.page.url() : page}`,
      );
    if (seen.step === 'passed') {
      if (!passed) successes += 1;
      passed = true;
      if (!hasPassed(site)) falseSuccesses.push('the screen says passed, no verdict does');
    } else passed = false;
    return seen;
  };

  try {
    for (let turn = 0; turn < TURNS && Date.now() - begun < DISTURBED_MS; turn += 1) {
      const seen = await see();
      if (!(await person.act(seen))) break;
      if (!random.chance(0.22)) continue;
      const [name, , befall, endsPage] = random.pick(mishaps.map((mishap) => [mishap, mishap[1]] as const));
      note(`mishap: ${name}`);
      await befall(phone, random);
      // A page that was hidden or offline still sends its request later; a page that is gone does not. It goes when the
      // next page arrives, which may take long on a slow network.
      if (endsPage) tickets.expect(false);
    }
    note('calm');
    isCalm = true;
    site.calm();
    await phone.setOffline(false);
    await phone.setStorage(true);
    const end = Date.now() + CALM_MS;
    let last = await see();
    while (!isOver(last) && Date.now() < end) {
      await person.goOn(last);
      last = await see();
    }
    if (!isOver(last))
      deadEnds.push(`calm again, and no verdict from ${last.where} ${last.step} [${last.ways.join(' · ')}]`);
  } finally {
    for (const orderNo of phone.passedOrders) {
      if (!hasPassed(site, orderNo))
        falseSuccesses.push(`onComplete reported that ${orderNo} passed, no verdict does`);
    }
    const wrong =
      deadEnds.length +
      tickets.repeated() +
      falseSuccesses.length +
      phone.uncaught.length +
      phone.consoleErrors.length;
    if (wrong > 0) await picture(phone, flow);
    await phone.close();
    await site.close();
  }

  return {
    flow,
    description,
    deadEnds,
    repeatedFaceAdvs: tickets.repeated(),
    attempts: tickets.attempts(),
    uncaught: phone.uncaught,
    consoleErrors: phone.consoleErrors,
    successes,
    falseSuccesses,
    fates: countFates(site),
    trail,
  };
}

const NO_PHOTO = {
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
};

function isOver({ where, step }: Observation): boolean {
  return where === 'done' || step === 'passed' || step === 'finished';
}

/** Counts faceAdv requests that no tap preceded. */
function countTickets(site: Site, note: (text: string) => void) {
  let isExpected = false;
  let withdrawnAt = 0;
  let repeated = 0;
  const keys = new Set<string>();
  site.onFaceAdv = (at, key) => {
    // Chromium itself sends a request again whose kept-alive connection ends before the answer, a POST too.
    if (keys.has(key)) return note('the same faceAdv again');
    keys.add(key);
    note('faceAdv');
    if (!isExpected && at - withdrawnAt > ON_THE_WAY_MS) {
      repeated += 1;
      note('faceAdv that nobody asked for');
    }
    isExpected = false;
    withdrawnAt = 0;
  };
  return {
    expect(asks: boolean) {
      if (isExpected && !asks) withdrawnAt = performance.now();
      isExpected = asks;
    },
    repeated: () => repeated,
    attempts: () => keys.size,
  };
}

/** Returns whether the backend has replied with a pass for an order that did pass. */
function hasPassed(site: Site, wanted?: string): boolean {
  return site.questions.some(({ endpoint, reply }) => {
    if (endpoint !== 'faceAdvResult' || !reply) return false;
    const { orderNo, tencentCode } = Object(Object(Object(JSON.parse(reply)).data).result);
    if (tencentCode !== '0' || (wanted && orderNo !== wanted)) return false;
    return site.backend.find(orderNo)?.choice === 'pass';
  });
}

function countFates({ questions, lostParts, hungParts }: Site): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { fate } of questions) counts[fate] = (counts[fate] ?? 0) + 1;
  return { ...counts, 'lost part': lostParts.length, 'hung part': hungParts.length };
}

async function picture(phone: Phone, flow: number): Promise<void> {
  await phone.page
    .screenshot({ path: join(cache, `chaos-${flow}.png`), timeout: 5000 })
    .catch(() => undefined);
}
