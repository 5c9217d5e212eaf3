/** Ages at which the law protects a person specially, in full years. `under18` begins at 14. */
export type AgeBand = 'under14' | 'under18';

/** Beijing is eight hours ahead of UTC, without summer time since 1991. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

/**
 * Returns the band of an ID number's birth date by the calendar in Beijing, wherever the device is; `undefined` from 18 on.
 * A year is full from 0:00 on the birthday. Someone born on February 29 has it on March 1 in other years.
 * @param now milliseconds since the epoch
 */
export function ageBandOf(idNo: string, now: number): AgeBand | undefined {
  const today = Number(new Date(now + BEIJING_OFFSET_MS).toISOString().slice(0, 10).replace(/-/g, ''));
  // The difference of two dates as yyyymmdd has the full years in front of its last four digits.
  const age = today - Number(idNo.slice(6, 14));
  if (age < 140_000) return 'under14';
  return age < 180_000 ? 'under18' : undefined;
}
