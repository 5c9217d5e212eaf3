/**
 * Replaces `shared/isDevelopment.ts` in the script tag, which has one build: a page of the developer's machine, by its host and
 * port. Apps of Capacitor and Ionic have the host alone (https://capacitorjs.com/docs/config).
 */
export function isDevelopment(): boolean {
  return location.port !== '' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
}
