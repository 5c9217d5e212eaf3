/**
 * Passes a click that a script of the page dispatches at the host on to the control under it. FastClick and better-scroll
 * prevent the browser's click and dispatch one at `event.target`, which outside of a shadow root is its host
 * (https://github.com/ftlabs/fastclick/issues/604, https://github.com/ustbhuangyi/better-scroll/issues/1369). Safe to call
 * again.
 */
export function forwardClicks(host: HTMLElement): void {
  host.addEventListener('click', forward);
}

function forward(event: MouseEvent): void {
  const [host] = event.composedPath();
  if (event.isTrusted || host !== event.currentTarget || !(host instanceof Element)) return;
  const { clientX, clientY } = event;
  const found = host.shadowRoot
    ?.elementFromPoint(clientX, clientY)
    ?.closest('button, a, summary, label, input');
  const control = found instanceof HTMLLabelElement ? found.control : found;
  if (control instanceof HTMLInputElement) control.focus();
  // It does not leave the shadow root, where such a script would prevent it as a click of the browser.
  control?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, clientX, clientY, detail: 1 }),
  );
}
