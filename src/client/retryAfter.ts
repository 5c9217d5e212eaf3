/**
 * Returns the delay of a Retry-After header in milliseconds (RFC 9110 10.2.3). A date is compared with the reply's Date,
 * since a phone's clock may be off by days. Across origins the backend must send
 * `Access-Control-Expose-Headers: Retry-After`.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
