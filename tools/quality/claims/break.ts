/** An edit that makes a claim of docs/security.md false. The edited code still compiles. */
export interface Break {
  /** Number of the claim, such as `1.2.2`. */
  readonly claim: string;
  /** File to edit, relative to the root of the project. */
  readonly file: string;
  /** Text that is in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** Fault after the edit. */
  readonly why: string;
  /**
   * Part of the path or title of the named tests to run.
   * @default all named tests of the claim, the fastest ones first, until one notices
   */
  readonly by?: string | undefined;
}

/** A break without the number of its claim. */
export type BreakOfClaim = Omit<Break, 'claim'>;

/** Lists the breaks of claims by their numbers. */
export function breaksOf(claims: Readonly<Record<string, readonly BreakOfClaim[]>>): readonly Break[] {
  return Object.entries(claims).flatMap(([claim, breaks]) => breaks.map((one) => ({ claim, ...one })));
}
