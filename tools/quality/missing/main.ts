import { type Browser, chromium, type Page } from 'playwright';
import { type HostServer, startHostServer } from '../../../test/e2e/hosts/hostServer.js';
import { photoFixture } from '../../../test/fixtures/writePhotoFixture.js';
import { chromiumArguments, findBrowser } from '../../setup/browser.mjs';
import { ensureBuild } from '../shared/ensureBuild.js';
import { readFlags } from '../shared/readFlags.js';
import { addToSummary, reportClaims } from '../shared/reportClaims.js';
import { type Piece, pieces } from './pieces.js';

interface Row {
  readonly piece: Piece;
  /** Path that prepared the photo; `undefined` if there was no verdict. */
  readonly path: string | undefined;
  /** Sentence that was shown instead of a verdict. */
  readonly sentence: string | undefined;
  readonly problems: readonly string[];
}

const PATIENCE_MS = 40_000;

/**
 * Takes a photo file to the verdict in browsers that lack one API each: `npm run test:quality -- missing`, `--only Worker`
 * for some.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { only } = readFlags(args, { only: '' });
  ensureBuild();
  const chosen = pieces.filter(({ name }) => name.includes(only));
  const server = await startHostServer();
  server.pages.set('/', { html: PAGE });
  const browser = await chromium.launch({ ...findBrowser(), args: [...chromiumArguments] });
  const photo = await photoFixture(browser, { width: 900, height: 1200, orientation: 6, noise: 12 });
  const rows = new Map<Piece, Row>();
  const waiting = [...chosen];
  const work = async () => {
    for (let piece = waiting.shift(); piece; piece = waiting.shift()) {
      const row = await tryWithout(browser, server, piece, photo);
      rows.set(piece, row);
      console.log(`${isGood(row) ? '✓' : '✗'} without ${piece.name}: ${outcomeOf(row)}`);
      for (const problem of row.problems) console.log(`    ${problem}`);
    }
  };
  await Promise.all([work(), work()]);
  await browser.close();
  await server.close();
  const inOrder = chosen.flatMap((piece) => rows.get(piece) ?? []);
  if (only) return;
  addToSummary(renderTable(inOrder));
  const removed = inOrder.filter(({ piece }) => piece.remove !== '');
  const good = removed.filter(isGood);
  reportClaims('npm run test:quality -- missing', [
    {
      statement: 'Missing pieces: the file route completes, or one sentence says why not',
      figure: `${good.length} of ${removed.length}, ${good.filter(({ path }) => path).length} of them complete`,
      wanted: `all, of at least 20`,
      passed: good.length === removed.length && removed.length >= 20,
    },
  ]);
}

async function tryWithout(browser: Browser, { url }: HostServer, piece: Piece, photo: string): Promise<Row> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  if (piece.from === 'worker') {
    await context.route('**/photoWorker*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${piece.remove}\n${await response.text()}` });
    });
  } else if (piece.remove) await context.addInitScript(piece.remove);
  try {
    await page.goto(url);
    const end = await Promise.race([walk(page, photo), readSentence(page)]);
    return { piece, ...end, problems };
  } catch (error) {
    const seen = await page
      .locator('#face')
      .innerText({ timeout: 1000 })
      .catch(() => '');
    return {
      piece,
      path: undefined,
      sentence: undefined,
      problems: [...problems, String(error).split('\n')[0] ?? '', seen],
    };
  } finally {
    await context.close();
  }
}

type End = Pick<Row, 'path' | 'sentence'>;

/** Goes from the consent page over the fake face SDK's page to the verdict. */
async function walk(page: Page, photo: string): Promise<End> {
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '同意并继续' }).click();
  const opened = page.waitForEvent('filechooser');
  // A sentence may end the flow first.
  opened.catch(() => undefined);
  await page.getByRole('button', { name: '从相册选择' }).click();
  await (await opened).setFiles(photo);
  await page.getByRole('button', { name: '使用这张照片' }).click();
  // Kept by the window's name, since storage may be what is missing.
  await page.waitForURL(/face-sdk\.html/);
  const path = await page.evaluate('window.name');
  await page.getByRole('button', { name: /^通过/ }).click();
  await page.getByRole('heading', { name: '核验通过' }).waitFor();
  return { path: String(path), sentence: undefined };
}

/** Reads the sentence that explains why the flow stops; the advice of ordinary screens does not count. */
async function readSentence(page: Page): Promise<End> {
  const problem = page
    .locator('[role=alert], [data-step=failed] .fv-screen')
    .filter({ hasText: /\S/ })
    .first();
  await problem.waitFor({ timeout: 10 * PATIENCE_MS });
  return { path: undefined, sentence: titleAndAdvice(await problem.innerText()) };
}

/** Without the buttons below them. */
function titleAndAdvice(text: string): string {
  return text
    .split(/\s*\n\s*/)
    .filter(Boolean)
    .slice(0, 2)
    .join('：');
}

/** A person's sentence: of the widget's own language, and ended. */
function isGood({ path, sentence, problems }: Row): boolean {
  if (problems.length > 0) return false;
  return path !== undefined || /\p{Script=Han}.*[。！？]/u.test(sentence ?? '');
}

function outcomeOf({ path, sentence, problems }: Row): string {
  if (path !== undefined) return `completes (${path})`;
  return sentence ?? `fails: ${problems[0] ?? 'no sentence'}`;
}

function renderTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.piece.name} | ${outcomeOf(row)} |`);
  return `| without | a photo from the album |\n|---|---|\n${lines.join('\n')}\n`;
}

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>host</title><div id="face"></div>
<script src="/vendor/embed/embed.js"></script>
<script>
  FaceVerification.mount('#face', {
    type: 'match', userId: 'user123', loginUrl: '/face-sdk.html',
    api: { baseUrl: '/api', getToken: () => 'token' },
    onEvent: (event) => { if (event.type === 'photo') window.name = event.path; },
  });
</script>`;
