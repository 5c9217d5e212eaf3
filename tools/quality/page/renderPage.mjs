/**
 * @typedef {import('./readRecords.mjs').Claim} Claim
 * @typedef {import('./readRecords.mjs').ProofRecord} ProofRecord
 */

/**
 * @param {object} page
 * @param {readonly ProofRecord[]} page.records
 * @param {readonly string[]} page.missing names of steps that left no record
 * @param {readonly string[]} page.engines
 * @param {string} page.commit
 * @param {Date} page.now
 */
export function renderPage({ records, missing, engines, commit, now }) {
  const lines = [
    ...records.flatMap(({ claims, ...from }) => claims.map((claim) => row(claim, whenOf(from, commit)))),
    ...missing.map((name) => `| ${name} | not run | | – | |`),
  ];
  const commands = [...new Set(records.flatMap(({ command }) => (command ? [`- \`${command}\``] : [])))];
  return `# Proof

Written by \`npm run proof\`; nothing here is typed in. What was not run again keeps its figure, with the commit that it is of.

${day(now)}, commit ${commit}, in ${engines.join(', ')}.

| promise | figure | wanted | | measured |
|---|---|---|---|---|
${lines.join('\n')}

The commands behind the figures:

${commands.join('\n')}
`;
}

/**
 * @param {Claim} claim
 * @param {string} when
 */
function row({ promise, figure, wanted, passed }, when) {
  const mark = passed ? 'pass' : '**fail**';
  return `| ${[promise, figure, wanted, mark, when].map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

/**
 * A figure of another commit says so.
 * @param {{ at: string, commit: string }} from
 * @param {string} commit
 */
function whenOf({ at, commit: measured }, commit) {
  const date = at ? day(new Date(at)) : '';
  return measured && measured !== commit ? `${date}, ${measured}` : date;
}

/** @param {Date} date */
function day(date) {
  return date.toISOString().slice(0, 10);
}
