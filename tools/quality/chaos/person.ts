import type { Random } from '../shared/random.js';
import { findWay, type Observation, observe, withLimit } from './observe.js';
import type { Phone } from './phone.js';

/** Weights of the controls by name; `@default` 1. */
const preferences: readonly (readonly [RegExp, number])[] = [
  [/^同意并继续$|^使用这张照片$|^下一步$|^拍照$|^从相册选择$|^相册$|^用系统相机拍$/, 8],
  [/^换一个二维码$|^重试$|^再试一次$|^再查一次$|^重新核验$|^重新开始$|^点击开始$|^继续$|^回到首页$/, 8],
  [/^完成$|^结束$/, 4],
  [/^通过/, 12],
  [/^不是本人|^中途退出|^没有相机权限|^直接关闭/, 2],
  [/^退出$|^稍后再看$|^不同意并退出$|^取消$|^返回修改$|^换张照片$|^重拍$/, 0.7],
  // It would open another page than the one that is looked at.
  [/^返回首页$|^复制/, 0.01],
];

/** Names of the controls that lead to a verdict, most direct first. */
const straightOn: readonly RegExp[] = [
  /^通过/,
  /^使用这张照片$/,
  /^下一步$/,
  /^同意并继续$/,
  /^从相册选择$/,
  /^相册$/,
  /^换一个二维码$/,
  /^重试$/,
  // Rather than asking again for an order whose face check was never done.
  /^重新核验$/,
  /^再查一次$/,
  /^重新开始$/,
  /^再试一次$/,
];

/** Taps that ask for a ticket: one each. */
const ASKS_TICKET = /^使用这张照片$|^下一步$|^重试$|^换一个二维码$/;

const WAITING = new Set(['preparing', 'requestingTicket', 'handingOff', 'awaitingResult']);
/** A part of the widget may take 20 s before it is given up, and the phone may be slow. */
const PATIENCE_MS = 90_000;
/** When nothing of the widget is seen; a slow phone on a busy machine may take nearly as long to load it. */
const REOPEN_MS = 25_000;

/** A simulated user, who goes through a flow tap by tap. */
export interface Person {
  /** Waits for a screen with a control, and returns it; after a long wait, returns the screen as it is. */
  seeWayOn(): Promise<Observation>;
  /** Does one random action. Returns `false` if nothing is left to do. */
  act(seen: Observation): Promise<boolean>;
  /** Taps the most direct control to a verdict. */
  goOn(seen: Observation): Promise<void>;
}

/**
 * @param onTicketTap called before each tap: with `true` if it requests a ticket
 * @param note records a line of the trail
 */
export function createPerson(
  phone: Phone,
  random: Random,
  onTicketTap: (asks: boolean) => void,
  note: (text: string) => void,
): Person {
  let waitedSince = { step: '', at: 0 };

  async function tap(name: string, { twice = false } = {}): Promise<void> {
    note(`tap ${name}${twice ? ' twice' : ''}`);
    onTicketTap(ASKS_TICKET.test(name));
    const way = await withLimit(findWay(phone.page, name), 5000).catch(() => undefined);
    await way?.click({ timeout: 5000, noWaitAfter: true, clickCount: twice ? 2 : 1 }).catch(() => undefined);
    await pause(50);
  }

  async function prepareScreen({ mustAgree, emptyFields }: Observation): Promise<void> {
    if (mustAgree)
      await phone.page
        .getByRole('checkbox')
        .check({ timeout: 4000 })
        .catch(() => undefined);
    if (!emptyFields) return;
    await phone.page
      .getByLabel('姓名')
      .fill('李秀英', { timeout: 4000 })
      .catch(() => undefined);
    await phone.page
      .getByLabel('身份证号')
      .fill('11010519491231002X', { timeout: 4000 })
      .catch(() => undefined);
  }

  return {
    async seeWayOn() {
      const start = Date.now();
      let opened = start;
      for (;;) {
        const seen = await observe(phone.page);
        if (seen.ways.length > 0 || Date.now() - start > PATIENCE_MS) return seen;
        // Neither the browser's error page nor a used ticket's has a way on: the person opens the app's page again.
        if (seen.where !== 'widget' && Date.now() - opened > REOPEN_MS) {
          note(`opens the page again, from ${seen.where}`);
          await phone.goHome();
          opened = Date.now();
        }
        await pause(150);
      }
    },
    async act(seen) {
      if (seen.where === 'done' || seen.step === 'passed' || seen.step === 'finished') return false;
      if (seen.step === 'cancelled' && random.chance(0.6)) return false;
      if (waitedSince.step !== seen.step) waitedSince = { step: seen.step, at: Date.now() };
      const patient = Date.now() - waitedSince.at < 15_000;
      if (seen.where === 'widget' && WAITING.has(seen.step) && patient && random.chance(0.85)) {
        await pause(random.between(200, 2500));
        return true;
      }
      if (random.chance(0.9)) await prepareScreen(seen);
      if (seen.ways.length === 0) return true;
      const name = random.pick(seen.ways.map((way) => [way, preferenceOf(way)] as const));
      await tap(name, { twice: random.chance(0.1) });
      await pause(random.between(0, 600));
      return true;
    },
    async goOn(seen) {
      await prepareScreen(seen);
      const next = straightOn.flatMap((rule) => seen.ways.find((way) => rule.test(way)) ?? [])[0];
      // A waiting screen has its way out, but going on means waiting there.
      if (next && (!WAITING.has(seen.step) || next === '换一个二维码')) await tap(next);
      await pause(300);
    },
  };
}

function preferenceOf(name: string): number {
  return preferences.find(([rule]) => rule.test(name))?.[1] ?? 1;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
