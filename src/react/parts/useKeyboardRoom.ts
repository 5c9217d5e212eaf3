import { type RefObject, useEffect, useRef } from 'react';

/** Between the button and the keyboard, in pixels. */
const GAP = 12;

/**
 * Keeps a form's button in sight while the keyboard is open. The keyboard makes the visual viewport lower and leaves the
 * page as it is (https://developer.chrome.com/blog/viewport-resize-behavior); without `visualViewport` (before
 * Chrome 61 and iOS 13) the browser shows the field alone.
 */
export function useKeyboardRoom(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const makeRoom = () => {
      const field = form.current?.querySelector('input:focus');
      const button = form.current?.querySelector('[type=submit]');
      if (!field || !button) return;
      const hidden = button.getBoundingClientRect().bottom + GAP - (view.offsetTop + view.height);
      const above = field.getBoundingClientRect().top - view.offsetTop;
      // The field is worth more than the button.
      if (hidden > 0 && above > hidden) button.scrollIntoView({ block: 'end' });
    };
    view.addEventListener('resize', makeRoom);
    return () => view.removeEventListener('resize', makeRoom);
  }, []);
  return form;
}
