import { type ReactElement, useId, useLayoutEffect, useRef } from 'react';
import type { CameraState } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { BackIcon } from '../components/illustrations.js';
import { useMessages } from '../messages/useMessages.js';
import { CameraControls } from './CameraControls.js';
import { useHidden } from './useHidden.js';
import { Viewfinder } from './Viewfinder.js';

interface CameraViewProps {
  readonly camera: Camera;
  readonly state: CameraState;
  /** Whether the photo is taken automatically. */
  readonly autoCapture: boolean;
  readonly onAutoCapture: (autoCapture: boolean) => void;
  readonly onClose: () => void;
  /** @param place element for the file input */
  readonly onAlbum: (place: Element) => void;
}

/**
 * Shows the camera over the whole page. It is in the top layer, where no ancestor in the host's page can clip or move it.
 * Escape and Android's back button close it.
 */
export function CameraView(props: CameraViewProps): ReactElement {
  const { camera, state, autoCapture, onAutoCapture, onClose, onAlbum } = props;
  const text = useMessages().camera;
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const dialog = useModal();
  useHidden(dialog, onClose);
  return (
    <dialog
      className="fv-camera"
      ref={dialog}
      aria-labelledby={titleId}
      data-status={state.status}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A dialog of the page around would close as well (https://github.com/frappe/frappe/issues/41639).
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div className="fv-camera-top">
        <button type="button" className="fv-camera-button" onClick={onClose} aria-label={text.close}>
          <BackIcon />
        </button>
        <h2 className="fv-camera-title" id={titleId}>
          {text.title}
        </h2>
        {state.status === 'live' && state.detecting && (
          <button
            type="button"
            className="fv-camera-auto-capture"
            aria-pressed={autoCapture}
            onClick={() => onAutoCapture(!autoCapture)}
          >
            {text.autoCapture}
          </button>
        )}
      </div>
      <Viewfinder camera={camera} state={state} />
      <CameraControls camera={camera} state={state} onAlbum={() => place.current && onAlbum(place.current)} />
      <div ref={place} hidden />
    </dialog>
  );
}

/** Opens the dialog as a modal. Engines without modal dialogs show it above the page. */
function useModal(): React.RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect closes the dialog while it is still in the page, which restores the focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    return () => element.close?.();
  }, []);
  return dialog;
}
