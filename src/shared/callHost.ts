/** A throw becomes an uncaught error of the page, where the host's monitoring sees it, and stops nothing here. */
export function safely<Argument>(
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
