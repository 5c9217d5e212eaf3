import { type ReactElement, useEffect, useId, useRef } from 'react';
import type { CameraState } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { BackIcon } from '../components/illustrations.js';
import { tryCosmetic } from '../components/tryCosmetic.js';
import { useModal } from '../components/useModal.js';
import { useMessages } from '../messages/useMessages.js';
import { CameraControls } from './CameraControls.js';
import type { Shot } from './captureContext.js';
import { ShotControls } from './ShotControls.js';
import { useHidden } from './useHidden.js';
import { Viewfinder } from './Viewfinder.js';

interface CameraViewProps {
  readonly camera: Camera;
  readonly state: CameraState;
  /** Whether the user sees themself as in a mirror. */
  readonly mirrored: boolean;
  /** Photo that was just taken. `undefined` while the preview is shown. */
  readonly shot?: Shot | undefined;
  /** Whether a doubtful photo cannot be used. */
  readonly blockDoubtful?: boolean | undefined;
  /** Whether the photo is taken automatically. */
  readonly autoCapture: boolean;
  readonly onAutoCapture: (autoCapture: boolean) => void;
  readonly onClose: () => void;
  /** @param place element for the file input */
  readonly onAlbum: (place: Element) => void;
  readonly onRetake: () => void;
  readonly onUse: () => void;
}

/**
 * Shows the camera over the whole page, and the photo in its place after the shot. It is in the top layer, where no ancestor
 * in the host's page can clip or move it. Escape and Android's back button close it, or go back from the photo to the camera.
 */
export function CameraView(props: CameraViewProps): ReactElement {
  const { camera, state, shot, autoCapture, onAutoCapture, onAlbum } = props;
  const { camera: text, preparing, review } = useMessages();
  const titleId = useId();
  const place = useRef<HTMLDivElement>(null);
  const dialog = useModal();
  const title = useRef<HTMLHeadingElement>(null);
  const onBack = shot ? props.onRetake : props.onClose;
  useHidden(dialog, props.onClose);
  const step = shot?.step;
  // A new heading is read out. At first it is that of the camera.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading takes the focus at each step
  useEffect(() => {
    tryCosmetic(() => title.current?.focus({ preventScroll: true }));
  }, [step]);

  return (
    <dialog
      className="fv-camera"
      ref={dialog}
      aria-labelledby={titleId}
      data-status={step ?? state.status}
      onCancel={(event) => {
        event.preventDefault();
        onBack();
      }}
      // A dialog of the page around would close as well (https://github.com/frappe/frappe/issues/41639).
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div className="fv-camera-top">
        <button type="button" className="fv-camera-button" onClick={onBack} aria-label={text.close}>
          <BackIcon />
        </button>
        <div className="fv-camera-head">
          <h2 className="fv-camera-title" id={titleId} ref={title} tabIndex={-1}>
            {step === 'reviewing' ? review.title : step ? preparing.title : text.title}
          </h2>
          {!shot && <p className="fv-camera-note">{text.trust}</p>}
        </div>
        {state.status === 'live' && state.detecting && !shot && (
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
      <Viewfinder camera={camera} state={state} mirrored={props.mirrored} shot={shot} />
      {shot ? (
        <ShotControls
          photo={shot.step === 'reviewing' ? shot.photo : undefined}
          blockDoubtful={props.blockDoubtful}
          onRetake={props.onRetake}
          onUse={props.onUse}
        />
      ) : (
        <CameraControls
          camera={camera}
          state={state}
          onAlbum={() => place.current && onAlbum(place.current)}
        />
      )}
      <div ref={place} hidden />
    </dialog>
  );
}
