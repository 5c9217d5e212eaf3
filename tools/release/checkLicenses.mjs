import { licenseProblems } from './licenses.mjs';
import { lockedPackages, readLockFile } from './lockFile.mjs';

/** Fails if a package of the lock file has a license that is on no list. */
const lock = readLockFile();
const problems = licenseProblems(lock);
for (const problem of problems) console.error(problem);
console.log(`${lockedPackages(lock).size} packages, ${problems.length} with a license that is not allowed`);
process.exitCode = problems.length > 0 ? 1 : 0;
