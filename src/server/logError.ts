/** Writes an error of the host, or a defect, where no `onError` receives it. */
export function logError(error: unknown): void {
  console.error('[face-verification-flow]', error);
}
