/** Something that a browser may lack, and how it is taken away before the page's first script runs. */
export interface Piece {
  readonly name: string;
  readonly remove: string;
  /** `worker`: taken from the photo's worker, which is a world of its own. Default: the page. */
  readonly from?: 'page' | 'worker';
}

/** A global, however it came there. */
const global = (name: string): Piece => ({
  name,
  remove: `delete self.${name}; if (self.${name} !== undefined) self.${name} = undefined;`,
});

/** `owner` is an expression, such as `Element.prototype`. */
const member = (owner: string, name: string): Piece => ({
  name: `${owner.replace('.prototype', '')}.${name}`.replace(
    /^(Navigator|Window|Document|Crypto)\./,
    (word) => word.toLowerCase(),
  ),
  remove: `if (self.${owner.split('.')[0]}) delete ${owner}.${name};`,
});

const inWorker = (name: string): Piece => ({ ...global(name), name: `${name} in workers`, from: 'worker' });

const throwing = (name: string): Piece => ({
  name: `${name}, which throws when it is looked at`,
  remove: `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
});

/** Declarations of a newer CSS, out of every style sheet that is made. */
const css = (name: string, pattern: string): Piece => ({
  name: `CSS: ${name}`,
  remove: `{ const replace = CSSStyleSheet.prototype.replaceSync;
    CSSStyleSheet.prototype.replaceSync = function (text) { return replace.call(this, text.replace(${pattern}, '')); }; }`,
});

const both: Piece = {
  name: 'sessionStorage and localStorage',
  remove: `${throwing('sessionStorage').remove} ${throwing('localStorage').remove}`,
};

export const pieces: readonly Piece[] = [
  { name: 'nothing', remove: '' },
  // The photo
  global('Worker'),
  {
    name: 'Worker, which throws when it is made',
    remove: `self.Worker = class { constructor() { throw new DOMException('denied', 'SecurityError'); } };`,
  },
  {
    name: 'Worker, which never answers',
    remove: `self.Worker = class extends EventTarget { postMessage() {} terminate() {} };`,
  },
  global('OffscreenCanvas'),
  inWorker('OffscreenCanvas'),
  global('createImageBitmap'),
  inWorker('createImageBitmap'),
  {
    name: 'createImageBitmap, everywhere',
    remove: `${global('createImageBitmap').remove} delete self.Worker;`,
  },
  global('ImageDecoder'),
  inWorker('ImageDecoder'),
  global('FileReader'),
  member('Blob.prototype', 'arrayBuffer'),
  member('Blob.prototype', 'stream'),
  member('HTMLImageElement.prototype', 'decode'),
  member('HTMLCanvasElement.prototype', 'toBlob'),
  member('URL', 'createObjectURL'),
  // Storage, and what else remembers
  throwing('sessionStorage'),
  throwing('localStorage'),
  both,
  {
    name: 'room in storage',
    remove: `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
  },
  global('indexedDB'),
  member('History.prototype', 'replaceState'),
  // The network
  global('fetch'),
  global('AbortController'),
  member('AbortSignal', 'any'),
  member('AbortSignal', 'timeout'),
  member('AbortSignal.prototype', 'reason'),
  member('AbortSignal.prototype', 'throwIfAborted'),
  global('ReadableStream'),
  member('Response.prototype', 'body'),
  global('TextDecoder'),
  global('TextEncoder'),
  global('FormData'),
  member('URL', 'canParse'),
  global('URLSearchParams'),
  member('Navigator.prototype', 'connection'),
  member('Navigator.prototype', 'onLine'),
  member('Navigator.prototype', 'sendBeacon'),
  // The camera
  member('Navigator.prototype', 'mediaDevices'),
  member('Navigator.prototype', 'permissions'),
  global('MediaRecorder'),
  global('ImageCapture'),
  global('FaceDetector'),
  member('HTMLVideoElement.prototype', 'requestVideoFrameCallback'),
  // The page
  global('IntersectionObserver'),
  global('ResizeObserver'),
  global('MutationObserver'),
  global('visualViewport'),
  global('matchMedia'),
  global('requestIdleCallback'),
  global('customElements'),
  global('trustedTypes'),
  member('Element.prototype', 'attachShadow'),
  member('Element.prototype', 'animate'),
  member('HTMLElement.prototype', 'inert'),
  {
    name: 'dialog.showModal',
    remove: 'delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;',
  },
  global('HTMLDialogElement'),
  member('Document.prototype', 'adoptedStyleSheets'),
  {
    name: 'new CSSStyleSheet()',
    remove: `self.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };`,
  },
  { name: 'CSS.supports', remove: 'if (self.CSS) delete CSS.supports;' },
  css('flex gap', `/(?:row-|column-)?gap:[^;}]*;?/g`),
  css('inset', `/inset(?:-[a-z-]+)?:[^;}]*;?/g`),
  css('env()', String.raw`/[a-z-]+:[^;{}]*env\([^;}]*;?/g`),
  css('custom properties', String.raw`/[a-z-]+:[^;{}]*var\([^;}]*;?/g`),
  global('PointerEvent'),
  member('Navigator.prototype', 'clipboard'),
  member('Navigator.prototype', 'userActivation'),
  member('Navigator.prototype', 'userAgentData'),
  // The language
  global('structuredClone'),
  global('queueMicrotask'),
  global('BroadcastChannel'),
  global('WeakRef'),
  member('Crypto.prototype', 'subtle'),
  member('Crypto.prototype', 'randomUUID'),
  member('Crypto.prototype', 'getRandomValues'),
  {
    name: 'Intl.RelativeTimeFormat, ListFormat, DurationFormat, PluralRules',
    remove:
      'for (const name of ["RelativeTimeFormat", "ListFormat", "DurationFormat", "PluralRules", "Segmenter"]) delete Intl[name];',
  },
  member('Intl', 'getCanonicalLocales'),
  global('Intl'),
  member('Promise.prototype', 'finally'),
  member('Promise', 'allSettled'),
  member('Promise', 'any'),
  member('Array.prototype', 'flatMap'),
  member('Array.prototype', 'at'),
  member('Object', 'fromEntries'),
  member('String.prototype', 'replaceAll'),
  member('String.prototype', 'matchAll'),
];
