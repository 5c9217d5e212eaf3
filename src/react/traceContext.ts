import { type Context, createContext } from 'react';
import type { TraceEntry } from '../options/events.js';

/** What has happened so far, for a report to support; nothing where a screen is shown without a verification. */
export const TraceContext: Context<() => readonly TraceEntry[]> = createContext(
  (): readonly TraceEntry[] => [],
);
