import { type ComponentType, useContext, useEffect, useRef, useState } from 'react';
import { isCameraHeld } from '../../camera/cameraLock.js';
import type { CameraErrorKind } from '../../camera/cameraState.js';
import type { FlowState } from '../../flow/states.js';
import { lazy } from '../../shared/lazy.js';
import { InUseContext } from '../components/Screen.js';
import type { CaptureError } from '../screens/rankWays.js';
import { useLazy } from '../useLazy.js';
import type { CameraDialogProps } from './CameraDialog.js';
import { CaptureContext } from './captureContext.js';
import type { CameraOffer } from './useCameraOffer.js';

/** Loaded while the user reads. */
const cameraDialog = lazy(async () => (await import('./CameraDialog.js')).CameraDialog, 'CameraDialog');

type PhotoState = Extract<FlowState, { step: 'capturing' | 'preparing' | 'reviewing' }>;

interface CameraControl {
  /** Error of the last attempt to open the camera. */
  readonly error: CaptureError | undefined;
  /** Whether the code of the camera is still loading. */
  readonly loading: boolean;
  /** The camera's dialog while it is open. */
  readonly Dialog: ComponentType<CameraDialogProps> | undefined;
  /** Whether it was opened without a tap. */
  readonly isAutomatic: boolean;
  readonly open: () => void;
  /** Closes the camera for a photo from elsewhere, or forgets its error. */
  readonly hide: () => void;
  /** Closes the camera for the user, who does not want it for the next photo either. */
  readonly close: () => void;
  readonly fail: (error: CameraErrorKind) => void;
}

interface View {
  readonly open: boolean;
  readonly isAutomatic?: boolean | undefined;
  readonly error?: CameraErrorKind | undefined;
}

/** Returns whether the in-page camera is open, its error, and the actions that open and close it. */
export function useCameraView(offer: CameraOffer, state: PhotoState): CameraControl {
  const memory = useContext(CaptureContext);
  const inUse = useContext(InUseContext);
  const [view, setView] = useState<View>({ open: false });
  const dialog = useLazy(offer.kind === 'offered' ? cameraDialog : undefined);
  const permission = offer.kind === 'offered' ? offer.permission : undefined;
  const decided = useRef(false);
  const isCapturing = state.step === 'capturing';
  const silent = state.step === 'capturing' && Boolean(state.error || state.lostTo);

  // The photo that was just taken cannot be used. The reason is on the screen below.
  useEffect(() => {
    if (silent) setView({ open: false });
  }, [silent]);

  // The camera opens without a tap only if no prompt appears and the user expects it: the user is using the widget, and
  // either took the last photo with this camera or has allowed it before.
  useEffect(() => {
    if (decided.current || !isCapturing) return;
    if (permission === undefined) {
      // Allowed in the settings meanwhile: offered then, and still the person's to open.
      decided.current = true;
      return;
    }
    const again = memory.current.tookPhoto;
    if (!again && permission === 'unknown') return;
    decided.current = true;
    if (silent || !inUse.current || isCameraHeld()) return;
    if (again || permission === 'granted') setView({ open: true, isAutomatic: true });
  }, [permission, silent, isCapturing, memory, inUse]);

  const error: CaptureError | undefined = view.open ? dialog?.error && 'notLoaded' : view.error;
  return {
    error,
    loading: view.open && dialog === undefined,
    Dialog: view.open ? dialog?.part : undefined,
    isAutomatic: view.isAutomatic === true,
    open: () => {
      decided.current = true;
      if (dialog?.error) void cameraDialog.load();
      setView({ open: true });
    },
    hide: () => setView({ open: false }),
    close: () => {
      memory.current.tookPhoto = false;
      // The error of a camera that has closed already stays.
      setView((before) => (before.open ? { open: false } : before));
    },
    fail: (found: CameraErrorKind) => {
      memory.current.tookPhoto = false;
      if (found === 'denied') memory.current.refusals += 1;
      setView({ open: false, error: found });
    },
  };
}
