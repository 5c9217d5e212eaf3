import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startMockServer } from '../../../mocks/server/startMockServer.js';
import { installHosts, packPackage, placeOf, runScript, startServer } from './hostProject.js';
import { goToFaceSdk, passFaceCheck, prepareVisitors, sees, type Visitor } from './visitor.js';

/** Hosts whose build is files that any server can give. */
const files = [
  'react18',
  'webpack',
  'rspack',
  'vue',
  'examples/vue3',
  'uniApp',
  'vue2',
  'angular',
  'react16',
  'plain',
];
/** Those whose page is the script tag or the element on Preact. */
const withoutReact = ['examples/vue3', 'uniApp', 'react16', 'plain'];
/** Those whose first page is another one. */
const startPage: Readonly<Record<string, string>> = {
  'examples/vue3': '#/verify',
  uniApp: '#/pages/verify/index',
};

const visitors = prepareVisitors(
  Object.fromEntries(files.map((host) => [`/${host}/`, join(placeOf(host), 'dist/')])),
);

let installed: (host: string) => Promise<void>;
beforeAll(async () => {
  installed = installHosts([...files, 'examples/react-gateway', 'next'], await packPackage());
}, 600_000);

/** From the consent to the verdict with a photo from the album, the photo being prepared in the worker's file. */
async function verify({ page, complaints, console, externalRequests }: Visitor): Promise<void> {
  const { origin } = new URL(page.url());
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(new URL(worker.url()).origin));
  await goToFaceSdk(page, visitors.photo());
  await passFaceCheck(page);
  await sees(page, '核验通过');
  await expect.poll(() => page.title()).toBe('passed');
  expect(await page.evaluate(() => sessionStorage.getItem('photo'))).toBe('worker');
  // With no address of a blob's: a policy of the host's may forbid these.
  expect(new Set(workers)).toEqual(new Set([origin]));
  expect({ complaints, console, externalRequests }).toEqual({
    complaints: [],
    console: [],
    externalRequests: [],
  });
}

/** Notes in an example's page what the pages of the other hosts note by themselves. */
function noteOutcome(): void {
  const note = ({ type, path, verdict }: { type?: string; path?: string; verdict?: string }) => {
    if (type === 'photo' && path) sessionStorage.setItem('photo', path);
    if (type === 'verdict' && verdict) document.title = verdict;
  };
  // Events of the element do not bubble, but the page may capture them.
  addEventListener('fv-event', ({ detail }) => note(detail), true);
  // The analytics of the React page.
  console.debug = (event: unknown) => note(Object(event));
}

/** Above a host's folder lies ours: what it does not have itself would be found there. */
function missingIn(host: string): readonly string[] {
  const place = join(placeOf(host), 'node_modules');
  const manifest = JSON.parse(readFileSync(join(place, 'face-verification-flow/package.json'), 'utf8'));
  const names = Object.keys(manifest.dependencies);
  if (!withoutReact.includes(host)) names.push(...['react', 'react-dom']);
  return names.filter((name) => !existsSync(join(place, name)));
}

describe.each(files)('%s', (host) => {
  beforeAll(async () => {
    await installed(host);
    await runScript(host, 'build');
  }, 600_000);

  it('has all that the package needs from what it installed itself', () => {
    expect(missingIn(host)).toEqual([]);
  });

  it('takes a photo to the verdict', async () => {
    await verify(await visitors.open(`/${host}/index.html${startPage[host] ?? ''}`, { before: noteOutcome }));
  });
});

describe('examples/react-gateway', () => {
  const host = 'examples/react-gateway';
  beforeAll(async () => {
    await installed(host);
    await runScript(host, 'build');
  }, 600_000);

  it('has all that the package needs from what it installed itself', () => {
    expect(missingIn(host)).toEqual([]);
  });

  it.each(['production', 'development'])('takes a photo to an accepted claim in %s', async (NODE_ENV) => {
    const server = await startServer(host, ['server.mjs'], { NODE_ENV, PORT: '0' });
    onTestFinished(server.stop);
    const visitor = await visitors.open(server.url, { before: noteOutcome });
    await verify(visitor);
    await visitor.page.getByRole('button', { name: '完成' }).click();
    await sees(visitor.page, '理赔申请已受理');
  });
});

it('examples/vue3 takes a photo to its first page in development', async () => {
  const command = ['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', '0'];
  const server = await startServer('examples/vue3', command, {});
  onTestFinished(server.stop);
  const visitor = await visitors.open(server.url, { before: noteOutcome });
  await visitor.page.getByRole('link', { name: '刷脸核验' }).click();
  await verify(visitor);
  await visitor.page.getByRole('button', { name: '完成' }).click();
  await visitor.page.getByText('刷脸已通过').waitFor();
});

describe.each([
  ['Turbopack', 'build', 'dist'],
  ['webpack', 'build:webpack', 'dist-webpack'],
])('Next, built by %s', (_bundler, script, DIST) => {
  let host: Awaited<ReturnType<typeof startServer>>;
  let backend: Awaited<ReturnType<typeof startMockServer>>;

  beforeAll(async () => {
    backend = await startMockServer({ port: 0, baseUrl: '/api' });
    const variables = { BACKEND_URL: backend.url, DIST };
    await installed('next');
    await runScript('next', script, variables);
    const command = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', '0'];
    host = await startServer('next', command, variables);
  }, 600_000);
  afterAll(async () => {
    await host?.stop();
    await backend?.close();
  });

  it('has all that the package needs from what it installed itself', () => {
    expect(missingIn('next')).toEqual([]);
  });

  it('renders on the server without a DOM', async () => {
    const html = await (await fetch(host.url)).text();
    expect(html).toContain('class="fv-root');
  });

  it('takes a photo to the verdict', async () => {
    await verify(await visitors.open(host.url));
  });

  it('a slow phone on a slow network never sees consent again when it returns, and shows the result', async () => {
    const { page, complaints } = await visitors.open(host.url, { before: recordTitles });
    await goToFaceSdk(page, visitors.photo());
    const phone = await page.context().newCDPSession(page);
    await phone.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await phone.send('Network.emulateNetworkConditions', SLOW_3G);
    await passFaceCheck(page);
    await sees(page, '核验通过');
    const titles = await page.evaluate(() => Reflect.get(globalThis, 'shownTitles'));
    expect(titles).toContain('核验通过');
    expect(titles).not.toContain('人脸信息处理授权');
    expect(complaints).toEqual([]);
  });
});

it('examples/next has the types of Next and of the installed package', async () => {
  await installed('next');
  const place = join(placeOf('next'), 'example');
  await cp(fileURLToPath(new URL('../../../examples/next', import.meta.url)), place, { recursive: true });
  const tsc = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const check = promisify(execFile)(process.execPath, [tsc, '-p', place]);
  await expect(check.catch(({ stdout }) => stdout)).resolves.toMatchObject({ stdout: '' });
});

/** Chromium's own preset: milliseconds, and bytes a second. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** Notes every title of the widget that is painted, in the page. What a server has sent is there and hidden at first. */
function recordTitles(): void {
  const shown: string[] = [];
  Reflect.set(globalThis, 'shownTitles', shown);
  const look = () => {
    const title = document.querySelector('.fv-root h2');
    const isVisible = title && getComputedStyle(title).visibility === 'visible';
    if (isVisible && !shown.includes(title.textContent ?? '')) shown.push(title.textContent ?? '');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
