/** Reviver of `JSON.parse`. `context.source` is the number as written (Chrome 114, Firefox 135, iOS 18.4). */
type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source?: string },
) => unknown;

/**
 * Parses JSON and keeps every digit of integers beyond 2^53 by returning them as strings, if the engine supports it. The
 * partner's traceNo has 17 and more digits, which a number would round.
 * @throws SyntaxError if the text is not JSON
 */
export function parseJson(text: string): unknown {
  const keepDigits: Reviver = (_, value, context) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, keepDigits);
}
