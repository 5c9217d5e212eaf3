import type { Plugin } from 'vite';

/** Preact passes the parent as the options of a new element, whose registry of custom elements it then has. */
const WITH_REGISTRY = /\.createElementNS\((\w+),(\w+),(\w+)\.is\?\3:\w+\)/;

/**
 * Preact creates elements without the registry of their parent. In wujie the parent is of another document, and Chromium
 * throws `NotSupportedError` (measured: Chromium 156). The widget renders no custom elements.
 */
export function plainElements(): Plugin {
  return {
    name: 'plain-elements',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.\w+$/.test(id)) return null;
      if (!WITH_REGISTRY.test(code)) this.error('Preact creates its elements in another way.');
      return { code: code.replace(WITH_REGISTRY, '.createElementNS($1,$2)'), map: null };
    },
  };
}
