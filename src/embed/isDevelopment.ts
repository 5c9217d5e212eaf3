/** Replaces `shared/isDevelopment.ts` in the script tag, which has one build: a page of the developer's own machine. */
export function isDevelopment(): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
}
