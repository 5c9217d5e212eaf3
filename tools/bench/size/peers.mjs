import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { sizeOf } from './measure.mjs';

/**
 * Measures what a page downloads for the peers' npm packages and writes it to peers.json: `npm run size -- --peers`,
 * which takes them from the npm registry. Loaders bring a page of their vendor's into a frame: what that page weighs is
 * not in these figures.
 */
const peers = [
  { name: '@veriff/incontext-sdk', version: '2.5.0', kind: 'loader of a remote page' },
  { name: '@sumsub/websdk', version: '2.9.0', kind: 'loader of a remote page' },
  { name: 'onfido-sdk-ui', version: '14.80.0', kind: 'loader of a remote script' },
  { name: '@smileid/web-components', version: '11.4.0', kind: 'in the page, models from a CDN' },
  { name: '@innovatrics/dot-face-auto-capture', version: '7.6.1', kind: 'in the page, models beside it' },
  { name: '@aws-amplify/ui-react-liveness', version: '3.6.8', kind: 'in the page, models from a CDN' },
];

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(here, '../../../.cache/size-peers');
const external = [/^react($|\/)/, /^react-dom($|\/)/, /^node:/];

const measured = [];
for (const peer of peers) {
  const place = join(folder, peer.name.replace(/\W+/g, '-'));
  try {
    install(place, peer);
    measured.push({ ...peer, ...(await measure(place, peer.name)) });
  } catch (error) {
    measured.push({ ...peer, problem: String(error).slice(0, 200) });
  }
  console.log(measured[measured.length - 1]);
}
writeFileSync(join(here, 'peers.json'), `${JSON.stringify(measured, null, 2)}\n`);

/**
 * @param {string} place
 * @param {{ name: string, version: string }} peer
 */
function install(place, { name, version }) {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{ "private": true, "type": "module" }');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  execFileSync('npm', ['install', ...flags, `${name}@${version}`], { cwd: place, stdio: 'ignore' });
}

/**
 * @param {string} place
 * @param {string} name
 */
async function measure(place, name) {
  const entry = join(place, 'host.mjs');
  writeFileSync(entry, `import * as all from '${name}'; globalThis.all = all;`);
  const bundle = await rolldown({
    input: entry,
    cwd: place,
    external,
    platform: 'browser',
    moduleTypes: { '.css': 'empty', '.svg': 'text', '.wasm': 'empty' },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  await bundle.close();
  const chunks = output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
  const sizes = chunks.map(({ code, isDynamicEntry }) => ({ ...sizeOf(code), isDynamicEntry }));
  const sum = (/** @type {readonly { gzip: number }[]} */ list) =>
    list.reduce((total, { gzip }) => total + gzip, 0);
  return { first: sum(sizes.filter(({ isDynamicEntry }) => !isDynamicEntry)), all: sum(sizes) };
}
