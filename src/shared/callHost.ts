/**
 * Calls a function of the host. A throw becomes an uncaught error of the page, where the host's monitoring finds it, and
 * does not stop the widget.
 */
export function callHost<Argument>(
  callback: ((argument: Argument) => void) | undefined,
  argument: Argument,
): void {
  try {
    callback?.(argument);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
