const OLDEST = 20;

/**
 * Ends the process with one sentence on a Node that could not run what comes next. This file and those
 * that import it keep to syntax that old Nodes can read, and import the rest only afterwards.
 */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST) return;
  console.error(
    `This needs Node ${OLDEST} or newer and is running on Node ${process.versions.node}: get a newer one from https://nodejs.org and run it again.`,
  );
  process.exit(1);
}
