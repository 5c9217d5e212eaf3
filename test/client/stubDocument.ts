import { vi } from 'vitest';

/** A document of which only the visibility is known, until `vi.unstubAllGlobals()`. */
export function stubDocument(): { hide(): void; show(): void } {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  const set = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { hide: () => set('hidden'), show: () => set('visible') };
}
