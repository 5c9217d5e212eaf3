import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = join(root, 'dist');

/**
 * @typedef {{ readonly gzip: number, readonly brotli: number }} Size in bytes
 * @typedef {object} Entry
 * @property {string} name
 * @property {Size} first what the page loads before the widget is seen
 * @property {Size} all with everything that may be loaded later, each once
 * @property {ReadonlyMap<string, Size>} parts what comes later, by the name of its source
 */

const OTHER_LANGUAGES = new Set(['en', 'zh-TW']);

/**
 * A host's own bundle of the built package: minified, React left out. Rolldown alone adds nothing of its own, such as
 * Vite's helper that preloads chunks.
 * @param {string} name
 * @param {string} code of a host's module
 * @returns {Promise<Entry>}
 */
export async function measureBundle(name, code) {
  const chunks = await bundleHost(code);
  const first = staticGraph(chunks);
  const later = chunks.filter((chunk) => !first.includes(chunk));
  return {
    name,
    first: add(first.map(({ code }) => sizeOf(code))),
    // A user loads one language; the first one is as long as any other.
    all: add(chunks.filter((chunk) => !OTHER_LANGUAGES.has(partName(chunk))).map(({ code }) => sizeOf(code))),
    parts: new Map(later.map((chunk) => [partName(chunk), sizeOf(chunk.code)])),
  };
}

/**
 * Measures each package in such a bundle, as a separate chunk without unused code.
 * @param {string} code of a host's module
 * @param {readonly string[]} names
 * @returns {Promise<ReadonlyMap<string, Size>>}
 */
export async function measurePackages(code, names) {
  const groups = names.map((name) => ({ name, test: new RegExp(`/node_modules/${name}/`) }));
  const chunks = await bundleHost(code, { codeSplitting: { groups } });
  return new Map(
    names.map((name) => {
      const own = chunks.filter((chunk) => chunk.name === name);
      if (own.length === 0) throw new Error(`${name} is in no bundle.`);
      return [name, add(own.map((chunk) => sizeOf(chunk.code)))];
    }),
  );
}

/**
 * @param {string} code of a host's module
 * @param {import('rolldown').OutputOptions} [output]
 */
async function bundleHost(code, output) {
  const bundle = await rolldown({
    input: 'host',
    external: [/^react($|\/)/, /^react-dom($|\/)/, /^msw($|\/)/, /^libheif-js($|\/)/],
    plugins: [virtualHost(code)],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    preserveEntrySignatures: false,
  });
  const built = await bundle.generate({ format: 'es', minify: true, ...output });
  await bundle.close();
  return built.output.flatMap((file) => (file.type === 'chunk' ? [file] : []));
}

/**
 * Files as they are served: the first are named, the others are loaded later.
 * @param {string} name
 * @param {readonly string[]} first
 * @param {readonly string[]} [later]
 * @returns {Entry}
 */
export function measureFiles(name, first, later = []) {
  const size = (/** @type {string} */ file) => sizeOf(readFileSync(join(dist, file)));
  return {
    name,
    first: add(first.map(size)),
    all: add([...first, ...later].map(size)),
    parts: new Map(later.map((file) => [basename(file), size(file)])),
  };
}

/** Lists the files that the script tag's build loads later, without those of other languages. */
export function embedFiles() {
  return readdirSync(join(dist, 'embed'))
    .filter((file) => file.endsWith('.js') && !file.startsWith('embed.') && !/^(en|zh-TW)-/.test(file))
    .map((file) => `embed/${file}`);
}

/**
 * @param {string | Uint8Array} content
 * @returns {Size}
 */
export function sizeOf(content) {
  return { gzip: gzipSync(content, { level: 9 }).length, brotli: brotliCompressSync(content).length };
}

/**
 * @param {readonly Size[]} sizes
 * @returns {Size}
 */
function add(sizes) {
  return {
    gzip: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
    brotli: sizes.reduce((sum, { brotli }) => sum + brotli, 0),
  };
}

/**
 * The entry and what it imports at once.
 * @param {readonly import('rolldown').OutputChunk[]} chunks
 */
function staticGraph(chunks) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const next = byName.get(name);
      if (next) found.add(next);
    }
  }
  return [...found];
}

/** @param {import('rolldown').OutputChunk} chunk */
function partName({ facadeModuleId, name }) {
  const source = facadeModuleId ? basename(facadeModuleId) : name;
  return source.replace(/(-[\w-]{8})?\.m?js$/, '');
}

/**
 * @param {string} code
 * @returns {import('rolldown').Plugin}
 */
function virtualHost(code) {
  const id = join(root, 'host.mjs');
  return {
    name: 'virtual-host',
    resolveId: (source) => (source === 'host' ? { id, moduleSideEffects: true } : undefined),
    load: (loaded) =>
      loaded === id
        ? code.replace(/face-verification-flow\/?(\w*)/g, (_, entry) => distEntry(entry))
        : undefined,
  };
}

/** @param {string} entry */
function distEntry(entry) {
  return join(dirname(dist), 'dist', `${entry || 'index'}.js`);
}
