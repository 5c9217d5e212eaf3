/**
 * Resolves in the next task, without the delay of a timer. Between two tasks the browser can paint and answer the user. Where the
 * engine has no channel, it resolves at once.
 */
export function nextTask(): Promise<void> {
  if (typeof MessageChannel !== 'function') return Promise.resolve();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
