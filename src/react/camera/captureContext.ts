import { createContext } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import type { FlowState } from '../../flow/states.js';

/** Steps of a photo after the shot. */
export type Shot = Extract<FlowState, { step: 'preparing' | 'reviewing' }>;

/** Memory of the photo step, which outlives the step: the user may go on and come back. */
export interface CaptureMemory {
  /** Number of refusals of the camera. After the second one it is not offered again. */
  refusals: number;
  /** Whether the last photo came from the in-page camera, which then opens for the next photo as well. */
  tookPhoto: boolean;
  /** The photo that the user saw as in a mirror. It is shown so again. */
  mirrored?: PreparedPhoto | undefined;
}

export const CaptureContext: React.Context<{ readonly current: CaptureMemory }> = createContext<{
  readonly current: CaptureMemory;
}>({
  current: { refusals: 0, tookPhoto: false },
});
