import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export const root = at('../../../');
export const dist = at('../../../dist/');
/** Folder for screenshots, trails and builds of the quality runs. */
export const cache = at('../../../.cache/quality/');
