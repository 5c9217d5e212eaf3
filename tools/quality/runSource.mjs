import { loadSource } from '../cli/loadSource.mjs';

/** `node tools/quality/run.mjs chaos --flows 40`: a proving run by its folder's name, from its sources. */
const [name = '', ...args] = process.argv.slice(2);
const { module, close } = await loadSource(`/tools/quality/${name}/main.ts`);
const { main } = /** @type {{ main: (args: readonly string[]) => Promise<void> }} */ (module);
// Vite's development server has set it, and what is built now would be a development build.
delete process.env['NODE_ENV'];
try {
  await main(args);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
await close();
// Vite's helpers may outlive their server.
process.exit();
