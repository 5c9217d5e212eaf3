import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

interface SceneFrameProps {
  readonly title: string;
  /** Of the window, in pixels. */
  readonly width: number;
  readonly height: number;
  /** As high as what is in it: nobody scrolls on paper. Else what is below is out of sight. */
  readonly grows: boolean;
  readonly children: ReactNode;
}

/** A window of its own, so that what depends on its size or covers all of it is seen as on a device of that size. */
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
        onLoad={() => setPlace(furnish(frame.current?.contentDocument))}
      />
      {place && createPortal(children, place)}
    </>
  );
}

/** Gives the document of a frame the styles of this one. */
function furnish(page: Document | null | undefined): HTMLElement | undefined {
  if (!page) return undefined;
  for (const style of document.querySelectorAll('style, link[rel=stylesheet]')) {
    page.head.append(page.importNode(style, true));
  }
  const font = document.documentElement.style.getPropertyValue('--fv-font');
  page.documentElement.style.setProperty('--fv-font', font);
  page.body.style.margin = '0';
  return page.body;
}
