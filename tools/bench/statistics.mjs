/** The mean of the two in the middle where the count is even; `undefined` where there are no numbers. */
export function median(numbers) {
  if (numbers.length === 0) return undefined;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

export function quantile(numbers, at) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)];
}

/** Times of one way by those of another, round by round, so that a busy moment cancels out. */
export function timeRatio(one, other) {
  if (!one || !other || one.error || other.error) return undefined;
  return median(one.rounds.map((ms, round) => ms / other.rounds[round]));
}

/** The same of the time that all threads computed. */
export function cpuRatio(one, other) {
  if (!one?.cpuMs || !other?.cpuMs) return undefined;
  return one.cpuMs / other.cpuMs;
}

export function difference(one, other) {
  return one === undefined || other === undefined ? undefined : one - other;
}
