import { becomeRoot, installPackages } from './debian.mjs';
import { ask } from './run.mjs';

const PACKAGE = 'redis-server';

/**
 * Installs redis-server from Debian's packages, where we may install these. The tests start it themselves.
 * @returns {Promise<boolean>} whether there is one
 */
export async function ensureRedis() {
  if (hasRedis()) return true;
  if (!becomeRoot()) return false;
  console.log(`redis-server is not here: installing ${PACKAGE}.`);
  await installPackages(PACKAGE);
  return hasRedis();
}

function hasRedis() {
  return ask('redis-server', ['--version']).code === 0;
}
