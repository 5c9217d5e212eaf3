import { createServer } from 'node:net';
import { setupProblem } from '../setup/problem.mjs';

/**
 * The port a person asked for.
 * @param {string | undefined} value `PORT`
 * @returns {number | undefined} nothing when none was asked for
 * @throws {Error} a set-up problem, when it is no port
 */
export function askedPort(value) {
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw setupProblem(`PORT is ${value}, which is no port: choose a whole number from 1 to 65535.`);
}

/**
 * Says so before anything is installed, if the port cannot be had on every address of this machine.
 * @param {number} port
 * @returns {Promise<void>}
 * @throws {Error} a set-up problem
 */
export function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const isForbidden = error.code === 'EACCES';
      const why = isForbidden ? 'may not be used by you' : 'is taken';
      reject(
        setupProblem(
          `Port ${port} ${why}: choose another, as in PORT=${port === 8080 ? 8081 : 8080} npm start.`,
        ),
      );
    });
    probe.listen(port, '0.0.0.0', () => probe.close(() => resolve()));
  });
}
