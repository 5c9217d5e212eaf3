import { appendFileSync } from 'node:fs';

/** A statement about the project, checked by a run. */
export interface Claim {
  readonly statement: string;
  /** Measured result, in words and numbers. */
  readonly figure: string;
  /** Required result. */
  readonly wanted: string;
  readonly passed: boolean;
}

/** Prints the claims, adds them to the job summary of GitHub Actions, and fails the process if one is not met. */
export function reportClaims(command: string, claims: readonly Claim[]): void {
  for (const { statement, figure, wanted, passed } of claims) {
    console.log(`${passed ? '✓' : '✗'} ${statement}: ${figure} (wanted: ${wanted})`);
  }
  const rows = claims.map(
    ({ statement, figure, wanted, passed }) =>
      `| ${passed ? '✓' : '✗'} | ${statement} | ${figure} | ${wanted} |`,
  );
  addToSummary(
    `### \`${command}\`\n\n| | claim | figure | wanted |\n|---|---|---|---|\n${rows.join('\n')}\n`,
  );
  if (claims.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** Appends Markdown to the job summary; does nothing outside GitHub Actions. */
export function addToSummary(markdown: string): void {
  const path = process.env['GITHUB_STEP_SUMMARY'];
  if (path) appendFileSync(path, `${markdown}\n`);
}
