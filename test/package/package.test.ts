import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(dist + file, 'utf8');

/** A built file and every one that it imports, at once or later. */
function reachable(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, next] of read(file).matchAll(
    /(?:from|import|import\(|new URL\()\s*["'`]\.\/([^"'`]+\.js)["'`]/g,
  )) {
    if (next) reachable(posix.join(posix.dirname(file), next), found);
  }
  return found;
}

const sourceOf = (entry: string) => [...reachable(entry)].map(read).join('\n');

const elementExports = [
  'FaceVerificationError',
  'bridgeHandoff',
  'chooseHandoff',
  'defineFaceVerification',
  'hasOpenOrder',
  'isFaceVerificationError',
  'miniProgramHandoff',
  'qrHandoff',
  'redirectHandoff',
];

describe('the public surface', () => {
  it.each([
    [
      'index.js',
      [
        'FaceVerification',
        'FaceVerificationError',
        'bridgeHandoff',
        'chooseHandoff',
        'isFaceVerificationError',
        'miniProgramHandoff',
        'qrHandoff',
        'readConsentText',
        'redirectHandoff',
        'useFaceVerification',
      ],
    ],
    ['element.js', elementExports],
    ['elementPreact.js', elementExports],
    [
      'core.js',
      [
        'FaceVerificationError',
        'bridgeHandoff',
        'chooseHandoff',
        'createFaceVerification',
        'createSupportReport',
        'diagnose',
        'errorCatalog',
        'explainCode',
        'hasOpenOrder',
        'isFaceVerificationError',
        'miniProgramHandoff',
        'preparePhoto',
        'qrHandoff',
        'readEnvironment',
        'readSdkCode',
        'redirectHandoff',
        'requestCamera',
        'uploadForm',
      ],
    ],
    [
      'server.js',
      [
        'FaceVerificationError',
        'createFaceGateway',
        'isFaceVerificationError',
        'memoryStore',
        'redisStore',
        'toNodeHandler',
      ],
    ],
    [
      'mocks.js',
      [
        'createFakeCamera',
        'createMockBackend',
        'createMockFetch',
        'createMockHandlers',
        'createMockPartner',
        'drawPortrait',
        'faults',
        'findFault',
        'findScenario',
        'magicInputs',
        'mockHandoff',
        'sampleJpegBase64',
        'sampleMp4Base64',
        'samplePortrait',
        'sampleStates',
        'scenarios',
        'startMocks',
      ],
    ],
    ['faces.js', ['faceDetector']],
    ['mockServer.js', ['SCENARIO_HEADER', 'createNodeListener', 'startMockServer']],
  ])('%s exports exactly this, and can be imported without a DOM', async (entry, names) => {
    expect(Object.keys(await import(/* @vite-ignore */ dist + entry)).sort()).toEqual(names);
  });
});

describe('the command line', () => {
  it('runs as it is packed', () => {
    const list = execFileSync(process.execPath, [`${dist}cli.js`, 'mock-server', '--list'], {
      encoding: 'utf8',
    });
    expect(list).toMatch(/passes/);
    expect(read('cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});

describe('what ships', () => {
  const entries = ['index.js', 'core.js', 'element.js', 'elementPreact.js', 'embed/embed.js'];

  it('the reading of it works', () => {
    expect(reachable('index.js').size).toBeGreaterThan(2);
    expect(sourceOf('mocks.js')).toContain('msw');
  });

  it.each(entries)('%s contains no mocks, demo or fake face SDK page', (entry) => {
    expect(sourceOf(entry)).not.toMatch(
      /from ["']msw|mock-backend|mockServiceWorker|face-sdk\.html|demo-token/,
    );
  });

  it.each(entries)('%s contains nothing of the gateway', (entry) => {
    expect(sourceOf('server.js')).toContain('order_not_found');
    expect(sourceOf(entry)).not.toMatch(/createFaceGateway|order_not_found|partner_malformed|toNodeHandler/);
  });

  it('server.js imports valibot alone and asks for Node’s modules only where it runs in Node', () => {
    const source = sourceOf('server.js').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    const imports = [...source.matchAll(/(?:from|import)\s*\(?["']([^."'][^"']*)["']/g)].map(
      ([, name]) => name,
    );
    expect([...new Set(imports)]).toEqual(['valibot']);
    expect(source).not.toMatch(/\b(?:process(?!\.getBuiltinModule\()|Buffer|require|__dirname)\b[.(]/);
  });

  it.each([
    ['the browser', ['browser', 'import', 'default'], 'MISSING_EXPORT'],
    ['Node', ['node', 'import', 'default'], ''],
    ['a worker of the edge', ['workerd', 'worker', 'browser'], ''],
  ] as const)('a bundle for %s that imports the gateway: %s, %s', async (_what, conditionNames, error) => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(root, join(folder, 'node_modules/face-verification-flow'));
    writeFileSync(
      join(folder, 'host.js'),
      `import { createFaceGateway } from 'face-verification-flow/server'; createFaceGateway();`,
    );
    const bundle = await rolldown({
      input: join(folder, 'host.js'),
      cwd: folder,
      resolve: { conditionNames: [...conditionNames] },
      external: ['valibot'],
    });
    const build = bundle.generate({ format: 'es' }).then(
      ({ output }) => (output[0].code.includes('order_not_found') ? '' : 'no gateway'),
      (failure: unknown) => String(failure),
    );
    expect(await build).toContain(error);
    await bundle.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['core.js', 'elementPreact.js'])('%s imports no React', (entry) => {
    expect(sourceOf(entry)).not.toMatch(/from ["'](?:react|preact)/);
  });

  it.each([...entries, 'styles.css'])('%s loads nothing from another origin', (entry) => {
    const source = entry.endsWith('.css') ? read(entry) : sourceOf(entry);
    const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
    const addresses = code.match(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z][^\s"'`)]*/gi) ?? [];
    // Examples in messages, and in core.js the sources of the catalog: links that nothing follows.
    // In the script tag's build also what its libraries name and never touch: ky's base for relative addresses and a link
    // about an error of React's, and the address of browser-image-compression's worker, which is never asked for.
    const examples =
      /api\.example\.com|www\.w3\.org|page\.invalid|empty\.invalid|cdn\.jsdelivr\.net|sindresorhus\/ky/;
    const sources =
      /cloud\.tencent\.com\/document\/|github\.com\/tencentyun\/|rfc-editor\.org|spec\.whatwg\.org/;
    const named = entry === 'core.js' ? addresses.filter((address) => !sources.test(address)) : addresses;
    expect(named.filter((address) => !examples.test(address))).toEqual([]);
    expect(code).not.toMatch(/@import|172\.20\./);
  });

  it('the styles do not follow the host’s root font size and touch nothing outside the widget', () => {
    const css = read('styles.css').replace(/\/\*[\s\S]*?\*\//g, '');
    expect(css).not.toMatch(/\drem\b/);
    const selectors = css
      .replace(/@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
      .match(/[^{};]+(?=\{)/g)
      ?.flatMap((rule) => rule.split(','))
      .map((selector) => selector.trim())
      .filter((selector) => !selector.startsWith('@'));
    expect(selectors?.length).toBeGreaterThan(50);
    expect(selectors?.filter((selector) => !selector.startsWith('.fv-root'))).toEqual([]);
  });

  it('the packed files are the build and the papers', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: fileURLToPath(new URL('../../', import.meta.url)),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      }),
    );
    const files: string[] = (Array.isArray(packed) ? packed[0] : Object.values(packed)[0]).files.map(
      ({ path }: { path: string }) => path,
    );
    const outside = files.filter((path) => !/^(dist|examples)\//.test(path)).sort();
    const pages = readdirSync(fileURLToPath(new URL('../../docs/', import.meta.url)))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`);
    const papers = ['CHANGELOG.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'THIRD-PARTY.md'];
    expect(outside).toEqual([...papers, ...pages, 'llms.txt', 'package.json'].sort());
    expect(files).toEqual(expect.arrayContaining(['dist/styles.css', 'dist/llms-full.txt']));
    const tracked = execFileSync('git', ['ls-files', 'examples'], { encoding: 'utf8' }).trim().split('\n');
    expect(files.filter((path) => path.startsWith('examples/')).sort()).toEqual(tracked.sort());
    expect(readdirSync(dist)).not.toContain('styles.js');
  });
});
