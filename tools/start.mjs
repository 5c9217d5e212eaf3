import { requireNode } from './setup/requireNode.mjs';

requireNode();
import('./serveDemo.mjs').then(({ serveDemo }) => serveDemo(process.argv.slice(2)));
