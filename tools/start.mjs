import { requireNode } from './setup/requireNode.mjs';

requireNode();
import('./demo/start.mjs').then(({ start }) => start());
