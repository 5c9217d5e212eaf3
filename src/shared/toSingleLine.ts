/**
 * Returns a text of others as one line that keeps to its place: without line breaks, control characters and characters that
 * change the direction of what follows, and with at most four marks on a letter, the most that any language stacks.
 */
export function toSingleLine(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
}
