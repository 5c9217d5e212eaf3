/**
 * How long a backend asks to wait, in milliseconds (RFC 9110 10.2.3). A date is measured against the reply's own
 * Date, since the clocks of phones are off by days; without one it says nothing. Across origins the backend has
 * to expose the header: `Access-Control-Expose-Headers: Retry-After`.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
