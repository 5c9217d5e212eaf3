import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Calls `onFile` with an image that the user pastes anywhere on the page or drops onto the widget.
 * @returns whether the user drags a file over the widget
 */
export function useDropAndPaste(place: RefObject<HTMLElement | null>, onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const take = (event: Event, transfer: DataTransfer | null) => {
      const file = [...(transfer?.files ?? [])].find(({ type }) => type === '' || type.startsWith('image/'));
      if (!file) return;
      // Also says to a second widget on the page that this one has taken it.
      event.preventDefault();
      latest.current(file);
    };
    const paste = (event: ClipboardEvent) => {
      if (!event.defaultPrevented && !isEditable(event.target)) take(event, event.clipboardData);
    };
    const drag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && element.contains(to))) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      // Else the browser leaves the page for the file.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
      take(event, event.dataTransfer);
    };
    document.addEventListener('paste', paste);
    element.addEventListener('dragover', drag);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      element.removeEventListener('dragover', drag);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, [place]);

  return over;
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
