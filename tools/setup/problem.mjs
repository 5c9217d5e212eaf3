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
 * Ends the process with what went wrong: one sentence for a set-up problem or a full disk, the stack of anything else.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  const isOurs = error instanceof Error && error.name === 'SetupProblem';
  const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
  const sentence = isFull ? `The disk is full (${error.message}): make room, then run it again.` : '';
  console.error(isOurs ? `\n${error.message}` : sentence || error);
  process.exit(1);
}
