import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

/**
 * Prints the size of a checkout in figures, as a Markdown table: `npm run test:quality -- figures [folder]`. Entry sizes need
 * a build of that checkout. `src` is counted without `src/demo`, which is not published.
 *
 * @typedef {{ readonly type: string, readonly start: number, readonly end: number }} Node
 * @typedef {object} Source
 * @property {string} file relative to `src`
 * @property {number} lines
 * @property {readonly Node[]} nodes
 * @property {readonly string[]} imports files relative to `src`
 * @property {(node: Node) => number} linesOf
 */

const folder = resolve(process.argv[2] ?? '.');
const CONFIG = /^(?:[\w.-]*config[\w.]*\.(?:m?[jt]s|json)|(?:tsconfig|biome|knip)[\w.]*\.json)$/;
const FUNCTION = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;

const files = execFileSync('git', ['ls-files', '-z'], {
  cwd: folder,
  encoding: 'utf8',
  maxBuffer: 64_000_000,
})
  .split('\0')
  .filter((file) => file && existsSync(join(folder, file)));
const manifest = JSON.parse(read('package.json'));
const rootEntries = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
const inSrc = files.flatMap((file) => (/^src\/(?!demo\/).*\.tsx?$/.test(file) ? file.slice(4) : []));
const sources = inSrc.map(readSource);
const functions = sources.flatMap(({ file, nodes, linesOf }) =>
  nodes.filter(({ type }) => FUNCTION.test(type)).map((node) => ({ file, lines: linesOf(node) })),
);
const partOf = (/** @type {string} */ file) => file.split('/')[0] ?? '';
const arrows = new Set(
  sources.flatMap(({ file, imports }) =>
    imports
      .filter((target) => partOf(target) !== partOf(file))
      .map((target) => `${partOf(file)} → ${partOf(target)}`),
  ),
);
const lines = sources.reduce((sum, source) => sum + source.lines, 0);
const assertions = sources.flatMap(({ nodes }) => nodes.filter(isAssertion)).length;
const circles = findCircles(new Map(sources.map(({ file, imports }) => [file, imports])));
const tests = files.filter((file) => /^test\/.*\.test\.tsx?$/.test(file));
const declared = tests.flatMap((file) => read(file).match(/^\s*(?:it|test)(?:\.\w+)*\s*[(`]/gm) ?? []).length;
const pictures = files.filter((file) => /^test\/.*\.png$/.test(file));

/** @type {[string, string | number][]} */
const rows = [
  ['entries at the root', rootEntries.length],
  ['configurations at the root', rootEntries.filter((name) => CONFIG.test(name)).length],
  ['npm scripts', Object.keys(manifest.scripts).length],
  ['source files at the root of src', inSrc.filter((file) => !file.includes('/')).length],
  ['folders in src', new Set(inSrc.map(dirname)).size - 1],
  ['source files in src, lines', `${sources.length}, ${lines}`],
  ['import edges between the parts of src', arrows.size],
  ['import circles between files', circles.length],
  ['largest function, lines', named(largest(functions))],
  ['largest source file, lines', named(largest(sources))],
  ['`as` per 1,000 lines', ((1000 * assertions) / lines).toFixed(1)],
  ['test files, tests declared', `${tests.length}, ${declared}`],
  ['pictures kept', pictures.length],
  ...(await entrySizes()),
];
console.log(`| ${folder} | |\n|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`);
for (const circle of circles) console.log(`circle: ${circle.join(', ')}`);

/** @param {string} file relative to the folder */
function read(file) {
  return readFileSync(join(folder, file), 'utf8');
}

/**
 * @param {string} file relative to `src`
 * @returns {Source}
 */
function readSource(file) {
  const text = read(`src/${file}`);
  const nodes = [...nodesOf(parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }))];
  const imports = nodes.flatMap((node) => {
    const from = Reflect.get(Object(Reflect.get(node, 'source')), 'value');
    return typeof from === 'string' && from.startsWith('.') ? targetOf(file, from) : [];
  });
  return {
    file,
    lines: text.trimEnd().split('\n').length,
    nodes,
    imports,
    linesOf: ({ start, end }) => text.slice(start, end).split('\n').length,
  };
}

/**
 * @param {string} file
 * @param {string} from
 * @returns {string | readonly string[]} the imported source file; nothing for styles and what is outside of `src`
 */
function targetOf(file, from) {
  const path = posix.normalize(posix.join(posix.dirname(file), from)).replace(/\.js$/, '');
  return [`${path}.ts`, `${path}.tsx`].find((name) => inSrc.includes(name)) ?? [];
}

/**
 * @param {unknown} value part of a syntax tree
 * @returns {Generator<Node>}
 */
function* nodesOf(value) {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && typeof value.type === 'string') yield/** @type {Node} */ (value);
    for (const item of Object.values(value)) yield* nodesOf(item);
  }
}

/**
 * Whether a node is a type assertion. `as const` asserts nothing.
 * @param {Node} node
 */
function isAssertion(node) {
  if (node.type !== 'TSAsExpression') return false;
  const name = Reflect.get(
    Object(Reflect.get(Object(Reflect.get(node, 'typeAnnotation')), 'typeName')),
    'name',
  );
  return name !== 'const';
}

/**
 * Returns the groups of files that import each other in a circle (Tarjan's algorithm).
 * @param {ReadonlyMap<string, readonly string[]>} graph
 */
function findCircles(graph) {
  /** @type {Map<string, number>} */
  const order = new Map();
  /** @type {Map<string, number>} */
  const low = new Map();
  /** @type {string[]} */
  const stack = [];
  /** @type {string[][]} */
  const found = [];
  const visit = (/** @type {string} */ file) => {
    order.set(file, order.size);
    low.set(file, order.size - 1);
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) ?? 0, low.get(next) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle);
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return found;
}

/**
 * @template {{ readonly file: string, readonly lines: number }} Sized
 * @param {readonly Sized[]} sized
 */
function largest(sized) {
  return [...sized].sort((a, b) => b.lines - a.lines)[0];
}

/** @param {{ readonly file: string, readonly lines: number } | undefined} sized */
function named(sized) {
  return sized ? `${sized.lines}, src/${sized.file}` : '–';
}

/** @returns {Promise<[string, string][]>} */
async function entrySizes() {
  const module = ['tools/bench/size/entries.mjs', 'bench/size/entries.mjs'].find((path) =>
    existsSync(join(folder, path)),
  );
  if (!module || !existsSync(join(folder, 'dist/embed/embed.js'))) return [['entry sizes', 'no build']];
  const { measureEntries } = await import(pathToFileURL(join(folder, module)).href);
  /** @type {readonly { name: string, first: { gzip: number }, all: { gzip: number } }[]} */
  const entries = await measureEntries();
  return entries.map(({ name, first, all }) => [
    `${name}: first load, everything (kB gzip)`,
    `${(first.gzip / 1000).toFixed(1)}, ${(all.gzip / 1000).toFixed(1)}`,
  ]);
}
