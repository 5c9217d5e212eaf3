/**
 * Clicks an element that was made for this click. Scripts such as FastClick and better-scroll take a click of a script for a
 * second one of the browser and stop it above the element (https://github.com/ustbhuangyi/better-scroll/issues/204). The
 * element is then clicked outside of the document, where nothing is above it.
 * @param place the element's parent
 */
export function clickUnstopped(element: HTMLElement, place: Element): void {
  let isStopped = false;
  const begin = () => {
    isStopped = true;
  };
  element.addEventListener('click', () => {
    isStopped = false;
  });
  // A click comes by the window first.
  addEventListener('click', begin, { capture: true, once: true });
  place.appendChild(element);
  element.click();
  removeEventListener('click', begin, true);
  if (!isStopped) return;
  element.remove();
  element.click();
  place.appendChild(element);
}
