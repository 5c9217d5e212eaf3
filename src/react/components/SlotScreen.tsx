import { type ReactElement, type ReactNode, useContext, useEffect, useRef } from 'react';
import { InUseContext } from './Screen.js';
import { tryCosmetic } from './tryCosmetic.js';

/** The frame of a screen of the host's: its first heading takes the focus, as those of the widget's own do. */
export function SlotScreen({ children }: { readonly children: ReactNode }): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const inUse = useContext(InUseContext);
  useEffect(() => {
    const root = frame.current;
    if (!root || !inUse.current) return;
    // It has been put elsewhere on purpose, or the widget's own screen is in there.
    if (tryCosmetic(() => root.matches(':focus-within'))) return;
    const heading = root.querySelector<HTMLElement>('h1, h2, h3') ?? root;
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    tryCosmetic(() => heading.focus({ preventScroll: true }));
  }, [inUse]);
  return (
    <div className="fv-slot" ref={frame}>
      {children}
    </div>
  );
}
