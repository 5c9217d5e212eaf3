import { FaceVerificationError } from '../shared/errors.js';

/**
 * Runs work that takes no signal, with a timeout. `withDeadline` of the client makes a signal for each call, which costs a request
 * with six calls of the store as much as its JSON.
 * @param ms timeout in milliseconds
 * @param name name of what has to answer, for the error's message
 * @throws FaceVerificationError `request_timed_out` after the timeout
 */
export async function withTimeout<T>(ms: number, work: () => T | Promise<T>, name: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new FaceVerificationError('request_timed_out', `No reply of ${name} within ${ms / 1000} s.`));
    }, ms);
  });
  try {
    return await Promise.race([work(), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
