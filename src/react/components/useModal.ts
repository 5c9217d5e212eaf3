import { type RefObject, useLayoutEffect, useRef } from 'react';

/** Opens the dialog as a modal while it is mounted. Engines without modal dialogs show it above the page. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect closes the dialog while it is still in the page, which restores the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    return () => element.close?.();
  }, []);
  return dialog;
}
