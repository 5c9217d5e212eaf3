import type { Page, Request } from 'playwright';
import { describe, expect, it } from 'vitest';
import { lookAtPage } from '../../browser/security/lookAtPage.js';
import { canaries } from '../returns/canaries.js';
import { agree, passFaceCheck, prepareVisitors, sees } from './visitor.js';

/**
 * Secrets are planted in whole verifications of the script tag's build, under its strict policy, and looked for
 * wherever a page leaves something behind: only the requests they belong to may have them.
 */
const visitors = prepareVisitors();

const NONCE = 'bm9uY2Utb2YtdGhlLXRlc3Q';
const policy = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
  `style-src 'nonce-${NONCE}'`,
  "worker-src 'self'",
  'img-src blob: data:',
  'media-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types face-verification-flow',
].join('; ');

/** A host's page that writes down all it is told, and which addresses of blobs are alive. */
const page = (options: string) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>host</title>
<div id="face"></div>
<script nonce="${NONCE}">
  window.alive = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (blob) => { const url = createObjectURL.call(URL, blob); alive.add(url); return url; };
  URL.revokeObjectURL = (url) => { alive.delete(url); revokeObjectURL.call(URL, url); };
  const note = (what) => (detail) => void tell(JSON.stringify([what, detail]));
  const noteError = ({ code, message, stack, details, cause }) =>
    note('error')([code, message, String(stack), details, String(cause), String(cause && cause.stack)]);
  const readAsBase64 = (blob) => new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(',')[1]);
    reader.readAsDataURL(blob);
  });
  const upload = async (jpeg, signal) => {
    await plant(JSON.stringify({ photo: await readAsBase64(jpeg) }));
    const form = new FormData();
    form.append('file', jpeg, 'photo.jpg');
    const reply = await fetch('/api/mock/upload', { method: 'POST', body: form, signal });
    return { origin: 'fds', data: (await reply.json()).data.path };
  };
  /** A face check that never leaves the page, so that everything has its chance to stay behind. */
  const stay = async ({ sign, nonce }) => plant(JSON.stringify({ sign, nonce }));
</script>
<script nonce="${NONCE}" src="/vendor/embed/embed.js"></script>
<script nonce="${NONCE}">
  window.handle = FaceVerification.mount('#face', {
    userId: 'user123',
    api: { baseUrl: '/api', getToken: () => giveToken() },
    loginUrl: '/face-sdk.html',
    onComplete: note('complete'), onClose: note('finish'), onCancel: note('cancel'),
    onConsent: note('consent'), onEvent: note('event'), onError: noteError,
    ${options}
  });
</script>`;

/** What must not be found, by kind. */
type Kind = 'token' | 'name' | 'idNo' | 'photo' | 'sign' | 'nonce';

/** Where a kind belongs: the part of a request to a path. Nowhere else. */
const home: Readonly<Record<Kind, readonly [part: keyof Wire, path: RegExp]>> = {
  token: ['headers', /^\/api\/tech\/ai\/face\/faceAdv(Result)?$/],
  name: ['body', /^\/api\/tech\/ai\/face\/faceAdv$/],
  idNo: ['body', /^\/api\/tech\/ai\/face\/faceAdv$/],
  photo: ['body', /^\/api\/(tech\/ai\/face\/faceAdv|mock\/upload)$/],
  sign: ['url', /^\/face-sdk\.html$/],
  nonce: ['url', /^\/face-sdk\.html$/],
};

/** A request as it went over the wire. */
interface Wire {
  readonly url: string;
  readonly headers: string;
  readonly body: string;
}

interface Visit {
  readonly page: Page;
  /** What the widget told the host, and what was written to the console. */
  readonly told: readonly string[];
  readonly complaints: readonly string[];
  readonly secrets: ReadonlyMap<Kind, readonly string[]>;
  wires(): Promise<readonly Wire[]>;
}

let visits = 0;

async function visit(options: string): Promise<Visit> {
  visits += 1;
  const path = `/canaries-${visits}`;
  const { pages, url } = visitors.host();
  pages.set('/blank', { html: '<!doctype html><link rel="icon" href="data:,">' });
  pages.set(path, { html: page(options), headers: { 'content-security-policy': policy } });
  const visitor = await visitors.open('/blank');
  const told: string[] = [];
  const requests: Request[] = [];
  const secrets = new Map<Kind, readonly string[]>([
    ['token', [canaries.token]],
    ['name', [canaries.name]],
    ['idNo', [canaries.idNo]],
  ]);
  const plant = (found: Readonly<Record<string, string>>) => {
    for (const kind of ['sign', 'nonce'] as const) if (found[kind]) secrets.set(kind, [found[kind]]);
    if (found['photo']) secrets.set('photo', piecesOf(found['photo']));
  };
  // Written into the page, it would be the page's own.
  await visitor.page.exposeFunction('giveToken', () => canaries.token);
  await visitor.page.exposeFunction('tell', (text: string) => void told.push(text));
  await visitor.page.exposeFunction('plant', (text: string) => plant(JSON.parse(text)));
  visitor.page.on('console', (message) => told.push(`console: ${message.text()}`));
  visitor.page.on('request', (request) => {
    requests.push(request);
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === '/face-sdk.html') plant(Object.fromEntries(searchParams));
    if (!pathname.endsWith('/faceAdv')) return;
    const { origin, data } = Object(request.postDataJSON().sourcePhotoStr);
    if (origin === 'self') plant({ photo: data });
  });
  await visitor.page.goto(url + path);
  const wires = () =>
    Promise.all(
      requests.map(async (request) => ({
        url: request.url(),
        headers: JSON.stringify(await request.allHeaders()),
        body: request.postDataBuffer()?.toString() ?? '',
      })),
    );
  return { page: visitor.page, told, complaints: visitor.complaints, secrets, wires };
}

/** Parts of a photo that would tell it anywhere: of its base64, and of its bytes as a binary text. */
function piecesOf(base64: string): readonly string[] {
  const bytes = Buffer.from(base64, 'base64').toString('latin1');
  return [base64, bytes].flatMap((text) =>
    [0.3, 0.5, 0.7].map((part) => {
      const at = Math.floor(text.length * part);
      return text.slice(at, at + 24);
    }),
  );
}

/** In whichever way a text may be written down. */
function holds(text: string, secret: string): boolean {
  const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) =>
    Buffer.from(escaped.replace(/%/g, ''), 'hex').toString(),
  );
  return [text, decoded].some((written) => written.includes(secret));
}

/** Fails for every secret that is somewhere else than at home, and for one that never was at home. */
async function checkSecrets({ page: opened, told, secrets, wires }: Visit, expected: readonly Kind[]) {
  expect([...secrets.keys()]).toEqual(expect.arrayContaining([...expected]));
  const left = JSON.stringify([told, await opened.evaluate(lookAtPage)]);
  const state = await opened.evaluate(() => JSON.stringify(window.handle.getState()));
  for (const [kind, texts] of secrets) {
    const [part, path] = home[kind];
    const isHome = (wire: Wire, where: string) => where === part && path.test(new URL(wire.url).pathname);
    let seen = 0;
    for (const wire of await wires()) {
      for (const [where, content] of Object.entries(wire)) {
        if (!texts.some((text) => holds(content, text))) continue;
        expect(isHome(wire, where), `${kind} in the ${where} of ${new URL(wire.url).pathname}`).toBe(true);
        seen += 1;
      }
    }
    if (expected.includes(kind)) expect(seen, `${kind} where it belongs`).toBeGreaterThan(0);
    for (const text of texts) {
      expect(text.length).toBeGreaterThanOrEqual(4);
      expect(holds(left, text), `${kind} left behind: ${around(left, text)}`).toBe(false);
      expect(holds(state, text), `${kind} in the state`).toBe(false);
    }
  }
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 120), at + 60);
}

async function takePhoto(opened: Page): Promise<void> {
  await agree(opened);
  const chooser = opened.waitForEvent('filechooser');
  await opened.getByRole('button', { name: '从相册选择' }).click();
  await (await chooser).setFiles(visitors.photo());
  await opened.getByRole('button', { name: '使用这张' }).click();
}

async function typeIdentity(opened: Page): Promise<void> {
  await agree(opened);
  await opened.getByLabel('姓名').fill(canaries.name);
  await opened.getByLabel('身份证号').fill(canaries.idNo);
  await opened.getByRole('button', { name: '下一步' }).click();
}

/** To the page after the result, and then without the widget. */
async function finish({ page: opened }: Visit): Promise<void> {
  await sees(opened, '核验通过');
  await opened.getByRole('button', { name: '完成' }).click();
  await sees(opened, '核验已结束');
  expect(await opened.evaluate(() => [...window.alive])).toEqual([]);
}

declare global {
  interface Window {
    /** Addresses of blobs that were made and not taken back. */
    alive: Set<string>;
  }
}

describe('photo, name, ID number, token, sign and nonce are where they belong and nowhere else', () => {
  it('match, with the photo in the request, without leaving the page', async () => {
    const visited = await visit(`type: 'match', userId: 'code_0', handoff: stay`);
    await takePhoto(visited.page);
    await finish(visited);
    await checkSecrets(visited, ['token', 'photo']);
    expect([...visited.secrets.keys()]).toEqual(expect.arrayContaining(['sign', 'nonce']));
    await visited.page.evaluate(() => window.handle.unmount());
    expect(await visited.page.locator('#face').innerHTML()).toBe('');
    expect(visited.complaints).toEqual([]);
  });

  it('match, with the photo uploaded, by redirect and back', async () => {
    const visited = await visit(`type: 'match', photo: { upload }`);
    await takePhoto(visited.page);
    await visited.page.waitForURL(/face-sdk\.html/);
    await passFaceCheck(visited.page);
    await finish(visited);
    await checkSecrets(visited, ['token', 'sign', 'nonce']);
    expect(visited.secrets.get('photo')).toHaveLength(6);
    expect(visited.complaints).toEqual([]);
  });

  it('authmatch, by redirect and back', async () => {
    const visited = await visit(`type: 'authmatch'`);
    await typeIdentity(visited.page);
    await visited.page.waitForURL(/face-sdk\.html/);
    await passFaceCheck(visited.page);
    await finish(visited);
    await checkSecrets(visited, ['token', 'name', 'idNo', 'sign', 'nonce']);
    expect(visited.complaints).toEqual([]);
  });

  it.each([
    ['errcode_50012', '这次申请没有被受理'],
    ['fault_offline', '网络连接失败'],
    ['fault_http500', '服务暂时不可用'],
  ])('authmatch that fails: %s', async (userId, title) => {
    const visited = await visit(`type: 'authmatch', userId: '${userId}'`);
    await typeIdentity(visited.page);
    await sees(visited.page, title);
    // What the person typed stays in memory for another try, but neither on this screen nor in anything told.
    await visited.page.getByRole('button', { name: '退出' }).click();
    await sees(visited.page, '已退出核验');
    await checkSecrets(visited, ['token', 'name', 'idNo']);
    expect(visited.told.some((text) => text.startsWith('["error"'))).toBe(true);
  });
});
