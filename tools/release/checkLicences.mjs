import { licenceProblems } from './licences.mjs';
import { lockedPackages, readLockFile } from './lockFile.mjs';

/** `npm run licences`: fails where a package of the lock file has a licence that is on no list. */
const lock = readLockFile();
const problems = licenceProblems(lock);
for (const problem of problems) console.error(problem);
console.log(`${lockedPackages(lock).size} packages, ${problems.length} with a licence that is not allowed`);
process.exitCode = problems.length > 0 ? 1 : 0;
