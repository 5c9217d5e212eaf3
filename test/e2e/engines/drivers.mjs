// @ts-nocheck: the protocols' messages have no types here; what is exported has
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Firefox 153 was seen to leave a command without an answer for ten minutes, once, on a busy machine. */
const COMMAND_MS = 60_000;
/** A whole contract may be one script. */
const SCRIPT_MS = 900_000;

/**
 * One way to drive each engine, with nothing but Node: the test runners of today speak to none of them.
 * @typedef {{ open(url: string): Promise<void>, evaluate(expression: string): Promise<unknown>, close(): Promise<void> }} Driver
 *
 * One that has tabs: `hide` puts the page out of sight, `show` brings it back, and `reopen` gives the address a tab of
 * its own, without a session, in place of this one.
 * @typedef {Driver & { hide(): Promise<void>, show(): Promise<void>, reopen(url: string): Promise<void> }} TabDriver
 */

/**
 * Firefox by WebDriver BiDi.
 * @param {Record<string, unknown>} [preferences] as in about:config
 * @returns {Promise<TabDriver>}
 */
export async function driveFirefox(path, preferences = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const port = await freePort();
  const browser = start(
    path,
    ['--headless', '--profile', profile, `--remote-debugging-port=${port}`, '--no-remote'],
    profile,
  );
  const { call, close } = await orEnd(
    browser,
    connect(() => `ws://127.0.0.1:${port}/session`),
  );
  await call('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  const { contexts } = await call('browsingContext.getTree', {});
  let { context } = contexts[0];
  let cover;
  const openTab = async () => (await call('browsingContext.create', { type: 'tab' })).context;
  return {
    open: (url) => call('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const answer = await call('script.evaluate', {
        expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      });
      if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text);
      return JSON.parse(answer.result.value ?? 'null');
    },
    async hide() {
      cover = await openTab();
    },
    async show() {
      await call('browsingContext.activate', { context });
      await call('browsingContext.close', { context: cover });
    },
    async reopen(url) {
      const previous = context;
      context = await openTab();
      await call('browsingContext.close', { context: previous });
      await call('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async close() {
      close();
      await browser.end();
    },
  };
}

/**
 * Today's Chromium by the DevTools protocol: with the back-forward cache, which Playwright turns off.
 * @param {readonly string[]} [settings] as its command line has it
 * @returns {Promise<TabDriver>}
 */
export async function driveTabs(path, settings = []) {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const flags = ['--headless', '--ignore-certificate-errors', '--remote-debugging-port=0'];
  const browser = start(path, [...settings, ...flags, `--user-data-dir=${profile}`, 'about:blank'], profile);
  const { call, close } = await orEnd(
    browser,
    connect(async () => {
      const [port, address] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
      return `ws://127.0.0.1:${port}${address}`;
    }),
  );
  const attach = async (targetId) => {
    const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true });
    return { targetId, sessionId };
  };
  const openTab = async () => (await call('Target.createTarget', { url: 'about:blank' })).targetId;
  const { targetInfos } = await call('Target.getTargets', {});
  let tab = await attach(targetInfos.find(({ type }) => type === 'page').targetId);
  let cover;
  return {
    open: (url) => call('Page.navigate', { url }, tab.sessionId),
    async evaluate(expression) {
      const { result, exceptionDetails } = await call(
        'Runtime.evaluate',
        {
          expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
          awaitPromise: true,
          returnByValue: true,
          userGesture: true,
        },
        tab.sessionId,
      );
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return JSON.parse(result.value ?? 'null');
    },
    async hide() {
      cover = await openTab();
      await call('Target.activateTarget', { targetId: cover });
    },
    async show() {
      await call('Target.activateTarget', { targetId: tab.targetId });
      await call('Target.closeTarget', { targetId: cover });
    },
    async reopen(url) {
      const previous = tab;
      tab = await attach(await openTab());
      await call('Target.closeTarget', { targetId: previous.targetId });
      await call('Page.navigate', { url }, tab.sessionId);
    },
    async close() {
      close();
      await browser.end();
    },
  };
}

/**
 * Old Chromium by the DevTools protocol.
 * @param {string} path
 * @param {string} libraries as LD_LIBRARY_PATH has them
 * @param {{ readonly more?: readonly string[], readonly oneProcess?: boolean }} [options] more of its arguments; version 92
 * hangs as one process, older ones start as nothing else here
 * @returns {Promise<Driver>}
 */
export async function driveChromium(path, libraries, { more = [], oneProcess = true } = {}) {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const port = await freePort();
  const one = oneProcess ? ['--no-zygote', '--single-process'] : [];
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', ...one];
  const browser = start(
    path,
    [
      ...flags,
      ...more,
      '--disable-background-networking',
      `--remote-debugging-port=${port}`,
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    profile,
    { LD_LIBRARY_PATH: libraries },
  );
  const { call, close } = await orEnd(
    browser,
    connect(async () => {
      const tabs = await (await fetch(`http://127.0.0.1:${port}/json`)).json();
      return tabs.find(({ type }) => type === 'page').webSocketDebuggerUrl;
    }),
  );
  return {
    open: (url) => call('Page.navigate', { url }),
    async evaluate(expression) {
      const { result, exceptionDetails } = await call('Runtime.evaluate', {
        expression: `Promise.resolve(${expression}).then(JSON.stringify)`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return JSON.parse(result.value ?? 'null');
    },
    async close() {
      close();
      await browser.end();
    },
  };
}

/**
 * WebKitGTK by WebDriver, under Xvfb: it has no headless mode.
 * @param {string} miniBrowser its path
 * @param {readonly string[]} [settings] as MiniBrowser's arguments have it
 * @returns {Promise<TabDriver>}
 */
export async function driveWebkit(miniBrowser, settings = []) {
  const port = await freePort();
  // Killed, xvfb-run leaves its folder behind.
  const folder = await mkdtemp(join(tmpdir(), 'webkit-'));
  const flags = ['-a', 'WebKitWebDriver', '--host=127.0.0.1', `--port=${port}`];
  const driver = start('xvfb-run', flags, folder, { TMPDIR: folder });
  const call = async (method, path, body) => {
    const limit = path.includes('/execute/') ? SCRIPT_MS : COMMAND_MS;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      // A browser that ends at once leaves its session without an answer.
      signal: AbortSignal.timeout(limit),
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const capabilities = {
    alwaysMatch: {
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation', ...settings] },
    },
  };
  const open = async () => {
    await retry(() => call('GET', '/status'));
    return call('POST', '/session', { capabilities });
  };
  const { sessionId } = await orEnd(driver, open());
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: SCRIPT_MS, pageLoad: COMMAND_MS });
  let tab = await call('GET', `${session}/window`);
  const switchTo = (handle) => call('POST', `${session}/window`, { handle });
  const openTab = async () => (await call('POST', `${session}/window/new`, { type: 'tab' })).handle;
  return {
    open: (url) => call('POST', `${session}/url`, { url }),
    async evaluate(expression) {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve(${expression}).then((value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: String(error) })));`;
      const { value, error } = JSON.parse(
        await call('POST', `${session}/execute/async`, { script, args: [] }),
      );
      if (error) throw new Error(error);
      return value;
    },
    // A tab in front hides nothing under automation; a minimised window does, until it has a size again.
    hide: () => call('POST', `${session}/window/minimize`),
    show: () => call('POST', `${session}/window/rect`, { width: 600, height: 800 }),
    async reopen(url) {
      const next = await openTab();
      await call('DELETE', `${session}/window`);
      tab = next;
      await switchTo(tab);
      await call('POST', `${session}/url`, { url });
    },
    async close() {
      await call('DELETE', session).catch(() => undefined);
      await driver.end();
    },
  };
}

/** Nobody else's: another run on this machine may have a browser open as well. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** @param {string} folder its own, which goes with it */
function start(command, flags, folder, environment = {}) {
  const child = spawn(command, flags, {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...environment },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', () => undefined);
  return {
    async end() {
      try {
        // The whole group: a browser is many processes.
        process.kill(-child.pid, 'SIGKILL');
        await ended;
      } catch {
        // It never started, or has ended by itself.
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What never comes to answer is not left running. */
async function orEnd(browser, answer) {
  try {
    return await answer;
  } catch (error) {
    await browser.end();
    throw error;
  }
}

/** Commands by number over a web socket, as BiDi and the DevTools protocol both have it. */
async function connect(findUrl) {
  const socket = await retry(async () => {
    const opened = new WebSocket(await findUrl());
    await new Promise((resolve, reject) => {
      opened.onopen = resolve;
      opened.onerror = reject;
    });
    return opened;
  });
  const waiting = new Map();
  socket.onmessage = ({ data }) => {
    const { id, result, error, message } = JSON.parse(data);
    const settle = waiting.get(id);
    waiting.delete(id);
    if (error) settle?.reject(new Error(message ?? error.message ?? String(error)));
    else settle?.resolve(result);
  };
  let last = 0;
  const call = (method, params, sessionId) => {
    const limit = /evaluate/i.test(method) ? SCRIPT_MS : COMMAND_MS;
    let timer;
    const answer = new Promise((resolve, reject) => {
      last += 1;
      timer = setTimeout(() => reject(new Error(`${method}: no answer within ${limit / 1000} s`)), limit);
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params, sessionId }));
    });
    return answer.finally(() => clearTimeout(timer));
  };
  return { call, close: () => socket.close() };
}

async function retry(work) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}
