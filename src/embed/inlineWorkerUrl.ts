import { getPublicPath } from './publicPath.js';

const urls = new Map<string, string>();

/**
 * Returns the address of a worker whose text is in the script. Each text gets one address for the page's life, since engines may
 * read it later. What a worker imports is looked for in the public path.
 */
export function inlineWorkerUrl(source: string): URL {
  const decoder = new URL(`${getPublicPath()}libheif-bundle.mjs`, document.baseURI).href;
  const text = source.replace('./libheif-bundle.mjs', decoder);
  const url = urls.get(text) ?? URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  urls.set(text, url);
  return new URL(url);
}
