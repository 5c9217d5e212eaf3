/** A row of the table in docs/security.md. */
export interface Claim {
  /** Number of the requirement in ASVS, such as `1.2.2`. */
  readonly id: string;
  readonly tests: readonly NamedTest[];
}

export interface NamedTest {
  /** Title as it is written in the test file, with `…` for each placeholder, such as `%j` or `$name`. */
  readonly title: string;
  /** File, relative to the root of the project. */
  readonly file: string;
}

/** Link to a test: its title, then its file. The title may contain brackets and escaped bars. */
const LINK = /(?:\| |<br>)\[((?:(?!<br>).)+?)\]\(\.\.\/(test\/[^)]+)\)(?=<br>| \|)/g;

/** Reads the claims of docs/security.md. */
export function readClaims(page: string): readonly Claim[] {
  return page
    .split('\n')
    .filter((line) => /^\| [\d.]+ \| [123] \|/.test(line))
    .map((row) => ({
      id: row.split(' ', 2)[1] ?? '',
      tests: [...row.matchAll(LINK)].map(([, title = '', file = '']) => ({
        title: title.replace(/\\\|/g, '|'),
        file,
      })),
    }));
}
