/** Returns a new trace number: only digits, as the partner's are, and too many for a JavaScript number. */
export function newTraceNo(): string {
  return `${Date.now()}${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}`;
}
