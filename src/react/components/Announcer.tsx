import { type ReactElement, useEffect, useRef } from 'react';
import { tryCosmetic } from './tryCosmetic.js';

/**
 * Delay in milliseconds. A screen reader has to know the live region before it changes, and screens that are shown for a
 * moment need no announcement.
 */
const DELAY_MS = 150;

interface AnnouncerProps {
  /** Whether the screen takes the focus if nothing on the page has it, as after the way back from the face SDK. */
  readonly takesFocus: boolean;
}

/**
 * Announces a screen in the widget's polite live region: its title and the number of the step, also where the focus stays
 * elsewhere (WCAG 4.1.3). It reads what the page shows, so that a translated page is announced as translated. The region
 * is in the first load and in the page from its first paint on; this is loaded with the screens.
 */
export function Announcer({ takesFocus }: AnnouncerProps): ReactElement {
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const announce = () => {
      const widget = anchor.current?.closest<HTMLElement>('.fv-root');
      const region = widget?.querySelector(':scope > [aria-live]');
      if (!widget || !region) return;
      const title = widget.querySelector<HTMLElement>('.fv-title');
      const texts = [title, widget.querySelector('.fv-stage-now span')].flatMap(
        (part) => part?.textContent || [],
      );
      region.textContent = texts.join(widget.lang.startsWith('zh') ? '，' : ', ');
      if (!takesFocus || document.activeElement !== document.body) return;
      tryCosmetic(() => title?.focus({ preventScroll: true }));
      tryCosmetic(() => title?.scrollIntoView({ block: 'nearest' }));
    };
    const timer = setTimeout(announce, DELAY_MS);
    return () => clearTimeout(timer);
  }, [takesFocus]);
  return <span hidden ref={anchor} />;
}
