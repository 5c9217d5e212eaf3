/** Whether the result page may finish by itself after this time in milliseconds. */
export function isFinishTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 500 && value <= 60_000;
}
