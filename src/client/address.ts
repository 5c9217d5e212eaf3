/** Appends `path` to `baseUrl` with exactly one slash between them. */
export function joinAddress(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** Longest base URL in characters. Longer ones break on the way, and take long to parse. */
const MAX_LENGTH = 2000;

/**
 * Validates a base URL. It decides where the token goes, so it must not hide anything.
 * @returns the error as the end of a sentence; `undefined` if the URL is valid
 */
export function validateBaseUrl(baseUrl: unknown): string | undefined {
  if (typeof baseUrl !== 'string') return 'must be a string, such as "/api" or "https://api.example.com".';
  if (baseUrl.length > MAX_LENGTH) return `must be shorter than ${MAX_LENGTH} characters.`;
  if (/[\\\s]/.test(baseUrl)) return 'must not have spaces or backslashes in it.';
  const url = parseWebAddress(baseUrl);
  if (!url) return 'must be an http(s) address with its scheme, or a path of this origin.';
  if (url.username || url.password) return 'must not have a user name or password in it.';
  return url.search || url.hash || /[?#]/.test(baseUrl) ? 'must not have a query or a hash.' : undefined;
}

/**
 * Validates a path of `api.paths`.
 * @returns the error as the end of a sentence; `undefined` if the path is valid
 */
export function validatePath(path: unknown): string | undefined {
  if (path === undefined) return undefined;
  const isPath =
    typeof path === 'string' && /^\/?[\w\-.~%:@!$&'()*+,;=]+(?:\/[\w\-.~%:@!$&'()*+,;=]+)*$/.test(path);
  // "." and ".." would leave baseUrl, and the URL parser reads "%2e" as a dot.
  const leaves = isPath && path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
  return isPath && !leaves ? undefined : 'must be a path below api.baseUrl, such as "/face/faceAdv".';
}

/**
 * Parses an http(s) address, absolute or relative to this page. Returns `undefined` for any other, such as `javascript:`.
 * A server does not know the page's address, so a made-up origin takes its place.
 */
export function parseWebAddress(address: string): URL | undefined {
  try {
    const url = new URL(address, 'https://page.invalid');
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
