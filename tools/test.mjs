import { requireNode } from './setup/requireNode.mjs';

requireNode();
import('./checks/test.mjs').then(({ test }) => test(process.argv.slice(2)));
