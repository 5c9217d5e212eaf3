import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` in browsers. A server has no layout, and React 18 warns there. */
export const useBrowserLayoutEffect: typeof useEffect =
  typeof window === 'undefined' ? useEffect : useLayoutEffect;
