import { createContext } from 'react';
import type { CameraOffer } from './useCameraOffer.js';

/** Knowledge of the photo step that outlives it, such as when the user goes on and comes back. */
export interface CaptureContextValue {
  /** Offer of the in-page camera. It is known before the photo step, so that its layout does not jump. */
  readonly offer: CameraOffer;
  readonly memory: { readonly current: CaptureMemory };
}

export interface CaptureMemory {
  /** Number of refusals of the camera. After the second one it is not offered again. */
  refusals: number;
  /** Whether the last photo came from the in-page camera, which then opens for the next photo as well. */
  tookPhoto: boolean;
}

export const CaptureContext: React.Context<CaptureContextValue> = createContext<CaptureContextValue>({
  offer: { kind: 'silent' },
  memory: { current: { refusals: 0, tookPhoto: false } },
});
