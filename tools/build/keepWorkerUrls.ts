import { dirname, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const helper = fileURLToPath(new URL('../../src/photo/worker/trustedScriptUrl.ts', import.meta.url));

/** The workers that are built as one classic script: they need no `type`, and their address may be a trusted one. */
const CLASSIC_WORKERS = ['photoWorker', 'faceWorker'].map((name) => ({
  source: `new Worker(new URL('./${name}.js', import.meta.url), { type: 'module' })`,
  kept: `new Worker(trustedScriptUrl(new __KEPT_URL__('./${name}.js', import.meta.url)))`,
}));

const WORKER = 'new Worker(new URL(';
const KEPT_WORKER = 'new Worker(new __KEPT_URL__(';

/**
 * Leaves the addresses of workers relative to the file that names them. Vite would emit the worker under a name of its
 * own and an address from the root; a host's bundler finds it by `new URL('./photoWorker.js', import.meta.url)`, and
 * without a bundler it lies beside the file that names it.
 */
export function keepWorkerUrls(): Plugin {
  return {
    name: 'keep-worker-urls',
    enforce: 'pre',
    transform(code, id) {
      if (!code.includes(WORKER)) return null;
      // A bundler looks for the literal expression if it has to resolve what the worker imports.
      const classic = CLASSIC_WORKERS.find(({ source }) => code.includes(source));
      if (!classic) return { code: code.split(WORKER).join(KEPT_WORKER), map: null };
      if (code.split(WORKER).length > 2) this.error(`${id} makes more than one worker.`);
      // A relative path, because the source maps contain this line.
      const path = relative(dirname(id), helper).split(sep).join(posix.sep);
      const line = `import { trustedScriptUrl } from './${path}';`;
      return { code: `${line}${code.replace(classic.source, classic.kept)}`, map: null };
    },
    renderChunk: (code) =>
      code.includes('__KEPT_URL__') ? { code: code.split('__KEPT_URL__').join('URL'), map: null } : null,
  };
}
