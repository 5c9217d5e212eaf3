import { type Context, createContext } from 'react';
import type { TraceEntry } from '../options/events.js';

/** Returns what has happened so far, for a report to support. */
export const TraceContext: Context<() => readonly TraceEntry[]> = createContext(
  (): readonly TraceEntry[] => [],
);
