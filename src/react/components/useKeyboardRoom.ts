import { type RefObject, useEffect, useRef } from 'react';
import { tryCosmetic } from './tryCosmetic.js';

/** Between the button and the keyboard, in pixels. */
const GAP = 12;

/**
 * Keeps a form's button above the keyboard, and the field in sight. Some engines make the page lower for the keyboard;
 * most leave the page as it is and make the visual viewport lower (Chrome from 108 and iOS:
 * https://developer.chrome.com/blog/viewport-resize-behavior), where a page that ends at the button cannot be scrolled
 * any further: it gets as much room below as the keyboard covers. Without `visualViewport` (before Chrome 61 and
 * iOS 13) the browser shows the field alone.
 */
export function useKeyboardRoom(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const view = window.visualViewport;
    const element = form.current;
    if (!view || !element) return;
    const makeRoom = () => {
      const field = element.querySelector('input:focus');
      const button = element.querySelector('[type=submit]');
      // Pinched larger, the viewport is lower as well, and nothing covers the page.
      const covered =
        view.scale > 1 ? 0 : document.documentElement.clientHeight - view.offsetTop - view.height;
      element.style.paddingBottom = field && covered > 0 ? `${covered}px` : '';
      if (!field || !button) return;
      const hidden = button.getBoundingClientRect().bottom + GAP - (view.offsetTop + view.height);
      const above = field.getBoundingClientRect().top - GAP - view.offsetTop;
      // The field is worth more than the button.
      const distance = Math.min(hidden, above);
      if (distance > 0) tryCosmetic(() => scrollerOf(element).scrollBy(0, distance));
    };
    // From field to field the keyboard stays, and no viewport changes.
    const moveOn = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof HTMLInputElement) requestAnimationFrame(makeRoom);
    };
    view.addEventListener('resize', makeRoom);
    element.addEventListener('focusin', moveOn);
    return () => {
      view.removeEventListener('resize', makeRoom);
      element.removeEventListener('focusin', moveOn);
    };
  }, []);
  return form;
}

/** Returns the nearest scroll container: a box of the host, else the page. */
function scrollerOf(element: Element): Element {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}

function parentOf(element: Element): Element | undefined {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
