import type { SdkChoice } from '../../../mocks/backend.js';
import type { TabDriver } from '../engines/drivers.mjs';

/** Somebody with a phone, in any engine: what they do, what they see. */
export interface Phone extends Pick<TabDriver, 'open' | 'hide' | 'show' | 'reopen'> {
  evaluate(expression: string): Promise<unknown>;
  reload(): Promise<void>;
  back(): Promise<void>;
  tap(text: string): Promise<void>;
  agree(): Promise<void>;
  sees(text: string): Promise<void>;
  /** Waits until the expression is true in the page. */
  until(expression: string): Promise<void>;
  endFaceCheck(choice: SdkChoice): Promise<void>;
  address(): Promise<URL>;
}

const PATIENCE_MS = 30_000;

export function createPhone(driver: TabDriver): Phone {
  const { evaluate } = driver;
  const until = async (expression: string) => {
    for (const start = Date.now(); Date.now() - start < PATIENCE_MS; ) {
      // While a page loads there is none to ask.
      if (await evaluate(`Boolean(${expression})`).catch(() => false)) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    const shown = await evaluate('location.href + " " + document.body.innerText.slice(0, 300)').catch(
      () => '',
    );
    throw new Error(`never: ${expression} at ${shown}`);
  };
  const act = async (expression: string) => {
    await until(expression);
    await evaluate(`void ${expression}.click()`);
  };
  /** After this evaluation has answered: it would be lost with the page. */
  const leave = (action: string) => evaluate(`void setTimeout(() => ${action}, 0)`);
  /** Until the page is another one than it was. */
  const renew = async (load: () => Promise<unknown>) => {
    await evaluate('void (window.isOld = true)');
    await load();
    await until('!window.isOld && document.readyState === "complete"');
  };
  return {
    open: (url) => renew(() => driver.open(url)),
    hide: driver.hide,
    show: driver.show,
    reopen: driver.reopen,
    evaluate,
    until,
    reload: () => renew(() => leave('location.reload()')),
    back: async () => void (await leave('history.back()')),
    tap: (text) =>
      act(
        `[...document.querySelectorAll("button")].find((found) => found.innerText === ${JSON.stringify(text)})`,
      ),
    async agree() {
      await act('document.querySelector("input[type=checkbox]")');
      await act('[...document.querySelectorAll("button")].find((found) => found.innerText === "同意并继续")');
    },
    sees: (text) => until(`document.body.innerText.includes(${JSON.stringify(text)})`),
    async endFaceCheck(choice) {
      await until('document.title === "face"');
      await leave(`end(${JSON.stringify(choice)})`);
      await until('document.title === "host"');
    },
    address: async () => new URL(String(await evaluate('location.href'))),
  };
}
