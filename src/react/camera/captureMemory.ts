import { createContext } from 'react';

/** What the photo step remembers while the widget is there, also when the person goes on and comes back. */
export interface CaptureMemory {
  /** How often the camera was refused. It is asked for once more at the person's own wish, then no longer. */
  refusals: number;
  /** The last photo came from the in-page camera, so taking another one means that camera. */
  tookPhoto: boolean;
}

export const CaptureMemoryContext: React.Context<{ readonly current: CaptureMemory }> = createContext<{
  readonly current: CaptureMemory;
}>({ current: { refusals: 0, tookPhoto: false } });
