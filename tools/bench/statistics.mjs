/** `undefined` where there are no numbers. */
export function median(numbers) {
  return quantile(numbers, 0.5);
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
