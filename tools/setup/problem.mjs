/**
 * Something about this machine that the person at the keyboard has to change. Its message is one plain
 * sentence, shown without a stack.
 * @param {string} message
 * @returns {Error}
 */
export function setupProblem(message) {
  const problem = new Error(message);
  problem.name = 'SetupProblem';
  return problem;
}

/**
 * Ends the process with what went wrong: the sentence of a set-up problem, the stack of anything else.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  const isOurs = error instanceof Error && error.name === 'SetupProblem';
  console.error(isOurs ? `\n${error.message}` : error);
  process.exit(1);
}
