import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const source = (name: string) => fileURLToPath(new URL(`../../src/embed/${name}.ts`, import.meta.url));

/** Gives react-hook-form a default export of React, which nothing else imports. So the first load does not have it. */
export function defaultReact(): Plugin {
  return {
    name: 'default-react',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id === source('reactByPreact') && importer?.includes('/react-hook-form/')
        ? source('reactDefault')
        : null,
  };
}
