import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A link or picture of a page, in Markdown or HTML; addresses and headings of the same page are none. */
const LINK = /(\]\(|<img src=")(?!https?:|mailto:|#)([^)#\s"]+)/g;

/**
 * Returns the paths of all files that npm packs.
 * @returns {ReadonlySet<string>}
 */
export function packedFiles() {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A list up to npm 11, an object by package name since.
  const [packed] = Object.values(JSON.parse(output));
  return new Set(packed.files.map((/** @type {{ path: string }} */ { path }) => path));
}

/**
 * Returns the paths that the links of a page lead to and that are not among the packed files.
 * @param {string} page
 * @param {string} file its path
 * @param {ReadonlySet<string>} packed
 * @returns {readonly string[]}
 */
export function linksOutOfPackage(page, file, packed) {
  return [...page.matchAll(LINK)]
    .map(([, , target = '']) => resolve(target, file))
    .filter((path) => !isPacked(path, packed));
}

/**
 * Returns a page whose links to files that are not packed lead to the repository on the web.
 * @param {string} page
 * @param {string} file its path
 * @param {ReadonlySet<string>} packed
 * @param {{ readonly url: string, readonly tag: string }} repository such as `https://github.com/owner/name` and `v0.1.0`
 */
export function linkToRepository(page, file, packed, { url, tag }) {
  return page.replace(LINK, (link, start, target) => {
    const path = resolve(target, file);
    if (isPacked(path, packed)) return link;
    return `${start}${url}/${kindOf(path)}/${tag}/${path}`;
  });
}

/**
 * @param {string} target
 * @param {string} file
 */
const resolve = (target, file) => posix.join(posix.dirname(file), target).replace(/\/$/, '');

/**
 * @param {string} path
 * @param {ReadonlySet<string>} packed
 */
const isPacked = (path, packed) =>
  packed.has(path) || [...packed].some((file) => file.startsWith(`${path}/`));

/** @param {string} path */
function kindOf(path) {
  if (/\.(?:png|svg|json)$/.test(path)) return 'raw';
  return statSync(root + path).isDirectory() ? 'tree' : 'blob';
}
