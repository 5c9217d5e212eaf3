/** Sentences in the console about an element that does not do what the page expects. */
export const elementWarnings = {
  missing(names: readonly string[]): void {
    console.warn(`<face-verification> has not started, since it still needs ${names.join(', ')}.`);
  },
  fixed(name: string): void {
    console.warn(
      `<face-verification>: ${name} has changed and the change is ignored, since it is fixed once the verification has started. Call restart() to start again with it.`,
    );
  },
};
