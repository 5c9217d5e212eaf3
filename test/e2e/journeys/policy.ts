/**
 * The policy of docs/embed.md for a page whose scripts and styles are files of its own, Trusted Types enforced. All
 * journeys are made under it.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "img-src 'self' blob: data:",
  'media-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types face-verification-flow default',
].join('; ');

/**
 * In every page: the addresses that others than the widget make of text, MSW's worker and, since the demo is built from
 * the source, that of the photo's worker, which the package's build makes a trusted one. Any other is refused.
 */
export function trustWorkers(): void {
  const isWorker = (url: string) =>
    /^(\/|https?:\/\/[^/]+\/)(mockServiceWorker|assets\/photoWorker-[\w-]+)\.js$/.test(url);
  // No types yet: https://developer.mozilla.org/en-US/docs/Web/API/TrustedTypePolicyFactory
  const factory = Reflect.get(window, 'trustedTypes');
  factory?.createPolicy('default', { createScriptURL: (url: string) => (isWorker(url) ? url : null) });
}

/** What Chromium writes to the console of a page that does what its policy forbids. */
export function isViolation(text: string): boolean {
  return /Content Security Policy|Trusted(?:Script|HTML)/.test(text);
}
