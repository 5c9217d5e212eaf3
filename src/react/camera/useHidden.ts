import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Calls `onHidden` when the page hides or removes what the element is in. A modal dialog that is not drawn would still keep
 * every click from the page, and the camera would stay on. Before Chrome 64 and iOS 13.4 it is never called.
 */
export function useHidden(element: RefObject<Element | null>, onHidden: () => void): void {
  const latest = useRef(onHidden);
  useEffect(() => {
    latest.current = onHidden;
  });
  // A layout effect stops the observer before it could take the end of the component for one that the page has hidden.
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched || typeof ResizeObserver === 'undefined') return;
    // An element that is hidden or removed has the size 0.
    const observer = new ResizeObserver(() => {
      if (watched.getClientRects().length === 0) latest.current();
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
}
