import { createContext } from 'react';
import type { CameraOffer } from './useCameraOffer.js';

/** What the photo step knows from before, also when the person goes on and comes back. */
export interface CaptureContextValue {
  /** Found out while the person reads the consent page, so that nothing jumps on the photo step. */
  readonly offer: CameraOffer;
  readonly memory: { readonly current: CaptureMemory };
}

export interface CaptureMemory {
  /** How often the camera was refused. It is asked for once more at the person's own wish, then no longer. */
  refusals: number;
  /** The last photo came from the in-page camera, so taking another one means that camera. */
  tookPhoto: boolean;
}

export const CaptureContext: React.Context<CaptureContextValue> = createContext<CaptureContextValue>({
  offer: { kind: 'silent' },
  memory: { current: { refusals: 0, tookPhoto: false } },
});
