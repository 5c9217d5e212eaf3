/** `npm run test:e2e -- engines camera webkit`: which tests, then which engines; without a name all of them. */
const TESTS = ['photo', 'camera', 'return', 'embed'];
const [first, ...rest] = process.argv.slice(2);
if (TESTS.includes(first)) {
  process.argv.splice(2, process.argv.length, ...rest);
  await import(`./${first}.mjs`);
} else {
  const { spawnSync } = await import('node:child_process');
  const statuses = TESTS.map((name) => {
    console.log(`── ${name}`);
    const args = [new URL(`./${name}.mjs`, import.meta.url).pathname, ...process.argv.slice(2)];
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
  });
  process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
}
