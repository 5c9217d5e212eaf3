/**
 * Reads the login URL: https with an allowed host and port, or the page's origin, and no user name.
 * @returns the URL, or the error as a sentence
 */
export function readLoginUrl(
  loginUrl: unknown,
  pageHref: string,
  allowedHosts: readonly string[] | undefined,
): URL | string {
  const url = parse(loginUrl, pageHref);
  const page = new URL(pageHref);
  // The protocol as well, since a blob: URL has the origin of its page.
  const isOwn = url?.origin === page.origin && url.protocol === page.protocol;
  const isAllowed = url && (allowedHosts ? allowedHosts.includes(url.host) : true);
  if (url && !url.username && !url.password && (isOwn || (url.protocol === 'https:' && isAllowed))) {
    return url;
  }
  return `loginUrl must be https${allowedHosts ? ' with a host of allowedHosts' : ''}, or of this origin${instead(url)}.`;
}

/**
 * Reads the URL to which the SDK returns. The SDK appends a query, which a hash would swallow. On a page with https, http
 * would carry the signature in the clear.
 * @returns the URL, or the error as a sentence
 */
export function readReturnUrl(returnUrl: unknown, pageHref: string): URL | string {
  const url = parse(returnUrl, pageHref);
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && !/^https:/.test(pageHref));
  if (url && isSecure && !url.href.includes('#') && !url.username) return url;
  return `returnUrl must be an https URL without a hash${instead(url)}.`;
}

/** Parses a URL of the host. An empty text would be the page itself. */
function parse(text: unknown, pageHref: string): URL | undefined {
  try {
    return typeof text === 'string' && text ? new URL(text, pageHref) : undefined;
  } catch {
    return undefined;
  }
}

/** Says what was found. The path and the query of a URL may contain secrets. */
function instead(url: URL | undefined): string {
  if (!url) return '';
  const origin = /^https?:$/.test(url.protocol) ? url.origin : url.protocol;
  return `, not ${origin}${url.href.includes('#') ? ' with a hash' : ''}`;
}
