import { useContext, useEffect } from 'react';
import { LiveRegionContext } from './Screen.js';

/**
 * Delay in milliseconds. A screen reader has to know the live region before it changes, and screens that are shown for a
 * moment need no announcement.
 */
const DELAY_MS = 150;

/**
 * Announces a screen: its title and the number of the step, also where the focus stays elsewhere (WCAG 4.1.3). It reads
 * what the page shows, so that a translated page is announced as translated.
 */
export function Announcer(): null {
  const region = useContext(LiveRegionContext);
  useEffect(() => {
    const announce = () => {
      const widget = region.current?.parentElement;
      const texts = ['.fv-title', '.fv-stage-now span'].flatMap(
        (part) => widget?.querySelector(part)?.textContent || [],
      );
      if (region.current && widget)
        region.current.textContent = texts.join(widget.lang.startsWith('zh') ? '，' : ', ');
    };
    const timer = setTimeout(announce, DELAY_MS);
    return () => clearTimeout(timer);
  }, [region]);
  return null;
}
