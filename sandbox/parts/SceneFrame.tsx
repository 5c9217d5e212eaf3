import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface SceneFrameProps {
  readonly title: string;
  /** Width of the window in pixels. */
  readonly width: number;
  /** Height of the window in pixels. */
  readonly height: number;
  /** Whether the window grows with its content, for print. Otherwise it scrolls. */
  readonly grows: boolean;
  readonly children: ReactNode;
}

/** Shows content in an iframe, so that media queries and full-page layers apply to the size of a device. */
export function SceneFrame({ title, width, height, grows, children }: SceneFrameProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  const [place, setPlace] = useState<HTMLElement>();
  const [content, setContent] = useState(0);

  useEffect(() => {
    if (!place || !grows) return;
    const observer = new ResizeObserver(() => setContent(place.ownerDocument.documentElement.scrollHeight));
    observer.observe(place);
    return () => observer.disconnect();
  }, [place, grows]);

  return (
    <>
      <iframe
        ref={frame}
        title={title}
        srcDoc="<!doctype html><html><body></body></html>"
        style={{ display: 'block', width, height: Math.max(height, content), border: 0 }}
        onLoad={() => setPlace(copyStyles(frame.current?.contentDocument))}
      />
      {place && createPortal(children, place)}
    </>
  );
}

/** Copies the styles of this document into that of the iframe, and returns its body. */
function copyStyles(page: Document | null | undefined): HTMLElement | undefined {
  if (!page) return undefined;
  for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) {
    page.head.append(page.importNode(style, true));
  }
  const font = document.documentElement.style.getPropertyValue('--fv-font');
  page.documentElement.style.setProperty('--fv-font', font);
  page.body.style.margin = '0';
  // A modal dialog takes the focus, and with it the sheet's scroll position.
  if (page.defaultView) Reflect.deleteProperty(page.defaultView.HTMLDialogElement.prototype, 'showModal');
  return page.body;
}
