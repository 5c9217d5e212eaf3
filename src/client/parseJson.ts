/** Where the engine gives it (Chrome 114, Firefox 135, iOS 18.4): a number as it was written. */
type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { readonly source?: string },
) => unknown;

/**
 * JSON with every digit: identifiers of 17 and more digits, as the partner's traceNo has, lose their end as
 * numbers, so whole numbers beyond 2^53 become text where the engine tells how they were written.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  const keepDigits: Reviver = (_, value, context) =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, keepDigits);
}
