/** What of `root` does not fit: text or boxes wider than the widget, or text cut off by its own box. As sentences. */
export function misfits(root: Element): string[] {
  const { left, right } = root.getBoundingClientRect();
  const isOutside = (box: DOMRect) => box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5);
  return [...root.querySelectorAll('*')].flatMap((element) => {
    // Read out, not seen; and what a drawing has outside its frame is cut by the frame.
    if (element.closest('.fv-unseen, [hidden]') || element.closest('svg *')) return [];
    const boxes = [element.getBoundingClientRect(), ...textBoxes(element)];
    if (boxes.some(isOutside)) return [`${describe(element)} is wider than the widget`];
    return isCut(element) ? [`${describe(element)} is cut off`] : [];
  });
}

/** Where the element's own text is drawn, whatever the size of its box. */
function textBoxes(element: Element): DOMRect[] {
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .flatMap((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
}

/** Whether some of it is out of its own box, and cannot be seen. */
export function isCut(element: Element): boolean {
  // Pictures are cut on purpose, and what is typed into a line scrolls along it.
  if (element.matches('img, video, svg')) return false;
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  if (element.matches('input')) return scrollHeight > clientHeight + 1;
  const { overflowX, clipPath } = getComputedStyle(element);
  // All of it is cut where there is no room for it: read out, not seen.
  if (overflowX === 'visible' || clipPath === 'inset(50%)') return false;
  return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
}

function describe(element: Element): string {
  const text = (element.textContent ?? '').slice(0, 30);
  return `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${text}`;
}
