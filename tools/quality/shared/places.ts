import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const root = at('../../../');
export const dist = at('../../../dist/');
/** What the proving runs leave behind. */
export const cache = at('../../../.cache/proof/');
