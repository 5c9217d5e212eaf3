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
    const take = (event: Event, file: File | undefined) => {
      if (!file) return;
      // Also says to a second widget on the page that this one has taken it.
      event.preventDefault();
      latest.current(file);
    };
    const paste = (event: ClipboardEvent) => {
      const [file] = picturesIn(event.clipboardData);
      if (!event.defaultPrevented && !belongsElsewhere(event, element)) take(event, file);
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
      take(event, droppedFile(event.dataTransfer));
    };
    // Beside the widget too, else the browser leaves the page for the file. A host's own drop zone has prevented it.
    const keepPage = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    document.addEventListener('dragover', keepPage);
    document.addEventListener('drop', keepPage);
    element.addEventListener('dragover', drag);
    element.addEventListener('dragleave', leave);
    element.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('paste', paste);
      document.removeEventListener('dragover', keepPage);
      document.removeEventListener('drop', keepPage);
      element.removeEventListener('dragover', drag);
      element.removeEventListener('dragleave', leave);
      element.removeEventListener('drop', drop);
    };
  }, [place]);

  return over;
}

/** Returns the files that may be pictures: those that say so first, then those without a type, as HEIC often is. */
function picturesIn(transfer: DataTransfer | null): readonly File[] {
  const files = [...(transfer?.files ?? [])];
  const named = files.filter(({ type }) => type.startsWith('image/'));
  return [...named, ...files.filter(({ type }) => type === '')];
}

/** Returns the first picture, or else the first file, whose error then says the same as after the picker. */
function droppedFile(transfer: DataTransfer | null): File | undefined {
  const folders = new Set<string>();
  for (const item of transfer?.items ?? []) {
    const entry = item.webkitGetAsEntry?.();
    if (entry?.isDirectory) folders.add(entry.name);
  }
  const isFolder = ({ name, type }: File): boolean => type === '' && folders.has(name);
  const picture = picturesIn(transfer).find((file) => !isFolder(file));
  const first = transfer?.files[0];
  // A folder cannot be read. An invented text file leads to "This file is not a photo" instead of "It may be in the cloud".
  return picture ?? (first && isFolder(first) ? new File(['folder'], first.name) : first);
}

/** Whether a paste belongs to a text field, or to a component of the host whose inside is hidden. */
function belongsElsewhere(event: Event, widget: Element): boolean {
  const isEditable = event
    .composedPath()
    .some(
      (target) =>
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches('input, textarea, select')),
    );
  const focused = document.activeElement;
  const root = widget.getRootNode();
  const isInWidget =
    focused?.contains(widget) || (root instanceof ShadowRoot && focused?.contains(root.host));
  return isEditable || (focused?.localName.includes('-') === true && !isInWidget);
}
