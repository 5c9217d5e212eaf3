import { requireNode } from '../setup/requireNode.mjs';

requireNode();
import('./start.mjs').then(({ start }) => start(['mock-server', ...process.argv.slice(2)]));
