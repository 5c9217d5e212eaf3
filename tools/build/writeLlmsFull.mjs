import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderLlmsFull } from './llms.mjs';

writeFileSync(fileURLToPath(new URL('../../dist/llms-full.txt', import.meta.url)), renderLlmsFull());
