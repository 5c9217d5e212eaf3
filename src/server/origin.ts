/** Request headers of the widget that CORS has to allow. */
const ALLOWED_HEADERS = 'authorization, content-type, idempotency-key';
/** Seconds for which a browser may remember a preflight. */
const PREFLIGHT_MAX_AGE_S = 600;

/**
 * Returns whether a page of another site sends a request. Browsers say so themselves (Sec-Fetch-Site: Chrome 76, iOS 16.4);
 * older ones by Origin, which is compared with the Host header. Requests without both come from no page.
 */
export function isForeign(request: Request, allowedOrigins: ReadonlySet<string>): boolean {
  const origin = request.headers.get('Origin');
  if (origin !== null && allowedOrigins.has(origin)) return false;
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  return origin !== null && hostOf(origin) !== (request.headers.get('Host') ?? new URL(request.url).host);
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined; // "null"
  }
}

/** Returns the CORS headers of a reply: none, unless a page of an allowed origin asks. */
export function corsHeaders(
  request: Request,
  allowedOrigins: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  if (allowedOrigins.size === 0) return {};
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.has(origin)) return { Vary: 'Origin' };
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
    Vary: 'Origin',
  };
}

/** Returns the headers of the reply to an allowed preflight. */
export function preflightHeaders(): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': ALLOWED_HEADERS,
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_S),
  };
}
