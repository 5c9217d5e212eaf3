/** Digits alone, as the partner's are, and more than a number can hold. */
export function newTraceNo(): string {
  return `${Date.now()}${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
}
