import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const folder = new URL('../../dist/embed/', import.meta.url);

/**
 * Writes what goes into the `integrity` attribute, so that a page runs this very file or none. It belongs to the last build
 * that writes into `dist/embed`, and reads there what earlier ones wrote.
 */
export function integrity(version: string): Plugin {
  return {
    name: 'integrity',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const earlier = readdirSync(folder).map(
          (name) => [name, hash(readFileSync(new URL(name, folder)))] as const,
        );
        const built = Object.values(bundle).map(
          (file) => [file.fileName, hash(file.type === 'chunk' ? file.code : file.source)] as const,
        );
        const files = Object.fromEntries([...earlier, ...built].sort());
        const source = `${JSON.stringify({ version, files }, null, 2)}\n`;
        this.emitFile({ type: 'asset', fileName: 'integrity.json', source });
      },
    },
  };
}

function hash(content: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}
