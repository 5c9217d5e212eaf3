/** Where a request goes: `path` appended to `baseUrl`, whatever slashes there are between the two. */
export function joinAddress(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** Longer addresses break somewhere on the way, and cost time to take apart. */
const MAX_LENGTH = 2000;

/**
 * What is wrong with a base URL, as the end of a sentence. It decides where the token goes, so nothing may be
 * hidden in it.
 */
export function baseUrlMistake(baseUrl: unknown): string | undefined {
  if (typeof baseUrl !== 'string') return 'must be a string, such as "/api" or "https://api.example.com".';
  if (baseUrl.length > MAX_LENGTH) return `must be shorter than ${MAX_LENGTH} characters.`;
  if (/[\\\s]/.test(baseUrl)) return 'must not have spaces or backslashes in it.';
  const url = parseWebAddress(baseUrl);
  if (!url) return 'must be an http(s) address or a path of this origin.';
  if (url.username || url.password) return 'must not have a user name or password in it.';
  return url.search || url.hash || /[?#]/.test(baseUrl) ? 'must not have a query or a hash.' : undefined;
}

/** What is wrong with a path of `api.paths`, as the end of a sentence. */
export function pathMistake(path: unknown): string | undefined {
  if (path === undefined) return undefined;
  const isPath =
    typeof path === 'string' && /^\/?[\w\-.~%:@!$&'()*+,;=]+(?:\/[\w\-.~%:@!$&'()*+,;=]+)*$/.test(path);
  // "." and ".." would leave baseUrl, and "%2e" is a dot to the URL parser.
  const leaves = isPath && path.split('/').some((part) => /^(?:\.|%2e){1,2}$/i.test(part));
  return isPath && !leaves ? undefined : 'must be a path below api.baseUrl, such as "/face/faceAdv".';
}

/**
 * An http(s) address, absolute or of this page; `undefined` for anything else, such as `javascript:`. The page's own
 * address is unknown on a server: any origin does for a check of the form.
 */
export function parseWebAddress(address: string): URL | undefined {
  try {
    const url = new URL(address, 'https://page.invalid');
    return /^https?:$/.test(url.protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
