import { loadSource } from './loadSource.mjs';

const { module, close } = await loadSource('/mocks/cli/run.ts');
const { run } = /** @type {typeof import('../../mocks/cli/run.js')} */ (module);
const exitCode = await run(process.argv.slice(2), console);
await close();
process.exit(exitCode);
