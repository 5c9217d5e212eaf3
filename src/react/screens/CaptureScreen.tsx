import { type ReactElement, useContext, useEffect, useRef, useState } from 'react';
import { isCameraHeld } from '../../camera/cameraLock.js';
import type { CameraErrorKind } from '../../camera/cameraState.js';
import { warnIframePermission } from '../../camera/warnIframePermission.js';
import type { PhotoOrigin, Picker } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { PhotoOptions } from '../../options/options.js';
import { lazy } from '../../shared/lazy.js';
import { CaptureContext } from '../camera/captureContext.js';
import { type CameraOffer, useCameraOffer } from '../camera/useCameraOffer.js';
import { openFilePicker } from '../components/openFilePicker.js';
import { InUseContext } from '../components/Screen.js';
import { useDropAndPaste } from '../components/useDropAndPaste.js';
import { useHostCamera } from '../components/useHostCamera.js';
import { useLazy } from '../useLazy.js';
import { CaptureChoices } from './CaptureChoices.js';
import type { CaptureError } from './rankWays.js';

/** Loaded while the user reads. */
const cameraDialog = lazy(
  async () => (await import('../camera/CameraDialog.js')).CameraDialog,
  'CameraDialog',
);

interface CaptureScreenProps {
  readonly state: Extract<FlowState, { step: 'capturing' }>;
  readonly options: PhotoOptions | undefined;
  readonly send: (action: FlowAction) => void;
}

/** Photo step with every way to a photo. The camera opens above it. */
export function CaptureScreen({ state, options = {}, send }: CaptureScreenProps): ReactElement {
  const screen = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const memory = useContext(CaptureContext);
  const possible = useCameraOffer(options.camera);
  const choose = (source: Blob, origin: PhotoOrigin) => send({ type: 'CHOOSE_PHOTO', source, origin });
  const pick = (picker: Picker, at: Element | null) => {
    if (!at) return;
    send({ type: 'OPEN_PICKER', picker });
    openFilePicker(at, picker, {
      onFile: (source) => choose(source, picker),
      onCancel: () => send({ type: 'CLOSE_PICKER' }),
    });
  };
  const openHostCamera = useHostCamera(options.takePhoto, {
    onPhoto: (source) => choose(source, 'host'),
    send,
  });
  const over = useDropAndPaste(screen, (source) => choose(source, 'album'));
  const offer = memory.current.refusals > 1 ? refused : possible;
  const { autoCapture = false, detectFaces } = options.camera || {};
  const camera = useCameraView(offer, Boolean(state.error || state.lostTo));
  useRefusalWarning(possible.kind, camera.error);

  return (
    <div ref={screen} className="fv-capture" data-over={over || undefined}>
      <CaptureChoices
        state={state}
        offer={offer}
        error={camera.error}
        opening={camera.loading}
        onOpenCamera={camera.open}
        onPick={(picker) => pick(picker, place.current)}
        onBack={() => send({ type: 'GO_BACK' })}
        onHostCamera={openHostCamera}
      />
      {camera.Dialog && offer.kind === 'offered' && (
        <camera.Dialog
          devices={offer.devices}
          detectFaces={detectFaces}
          autoCapture={autoCapture}
          onPhoto={(source) => {
            memory.current.tookPhoto = true;
            choose(source, 'camera');
          }}
          onError={camera.fail}
          onClose={camera.close}
          onAlbum={(at) => pick('album', at)}
        />
      )}
      <div ref={place} hidden />
    </div>
  );
}

/** Asked for twice is enough: a third question would be a loop. */
const refused: CameraOffer = { kind: 'denied' };

function useRefusalWarning(kind: CameraOffer['kind'], error: CaptureError | undefined): void {
  const refusal =
    kind === 'disallowed' ? kind : kind === 'denied' || error === 'denied' ? 'denied' : undefined;
  useEffect(() => {
    if (refusal) warnIframePermission(refusal);
  }, [refusal]);
}

/** Whether the camera is open, and what became of it. */
function useCameraView(offer: CameraOffer, silent: boolean) {
  const memory = useContext(CaptureContext);
  const inUse = useContext(InUseContext);
  const [view, setView] = useState<{ readonly open: boolean; readonly error?: CameraErrorKind | undefined }>({
    open: false,
  });
  const dialog = useLazy(offer.kind === 'offered' ? cameraDialog : undefined);
  const permission = offer.kind === 'offered' ? offer.permission : undefined;
  const decided = useRef(false);

  // The camera opens without a tap only if no prompt appears and the user expects it: the user is using the widget, and
  // either took the last photo with this camera or has allowed it before.
  useEffect(() => {
    if (decided.current) return;
    if (permission === undefined) {
      // Allowed in the settings meanwhile: offered then, and still the person's to open.
      decided.current = true;
      return;
    }
    const again = memory.current.tookPhoto;
    if (!again && permission === 'unknown') return;
    decided.current = true;
    if (silent || !inUse.current || isCameraHeld()) return;
    if (again || permission === 'granted') setView({ open: true });
  }, [permission, silent, memory, inUse]);

  const error: CaptureError | undefined = view.open ? dialog?.error && 'notLoaded' : view.error;
  return {
    error,
    loading: view.open && dialog === undefined,
    Dialog: view.open ? dialog?.part : undefined,
    open: () => {
      decided.current = true;
      if (dialog?.error) void cameraDialog.load();
      setView({ open: true });
    },
    close: () => {
      memory.current.tookPhoto = false;
      setView({ open: false });
    },
    fail: (found: CameraErrorKind) => {
      memory.current.tookPhoto = false;
      if (found === 'denied') memory.current.refusals += 1;
      setView({ open: false, error: found });
    },
  };
}
