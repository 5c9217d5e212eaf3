import {
  type ReactElement,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CameraDevices } from '../../camera/cameraDevices.js';
import { type CameraProblem, isProblem } from '../../camera/cameraState.js';
import { type Camera, createCamera } from '../../camera/createCamera.js';
import { useMessages } from '../messages/useMessages.js';
import { BackIcon } from '../parts/pictures.js';
import { CameraControls } from './CameraControls.js';
import { Viewfinder } from './Viewfinder.js';

export interface CameraDialogProps {
  readonly devices: CameraDevices;
  readonly automatic: boolean;
  readonly onPhoto: (photo: Blob) => void;
  /** The camera is off by then, and the dialog has nothing more to show. */
  readonly onProblem: (problem: CameraProblem) => void;
  readonly onClose: () => void;
  /** @param place where the file input may be put */
  readonly onAlbum: (place: Element) => void;
}

/**
 * The camera over the whole page: a face needs the room, and no ancestor of the host's can clip or move what is
 * in the top layer. Escape and Android's back button close it.
 */
export function CameraDialog(props: CameraDialogProps): ReactElement {
  const { onProblem, onClose, onAlbum } = props;
  const text = useMessages().camera;
  const titleId = useId();
  const camera = useCamera(props);
  const state = useSyncExternalStore(camera.subscribe, camera.getState);
  const [automatic, setAutomatic] = useState(props.automatic);
  const place = useRef<HTMLDivElement>(null);
  const dialog = useModal();

  useEffect(() => camera.setAutomatic(automatic), [camera, automatic]);
  const problem = isProblem(state) ? state.status : undefined;
  const mayBeAutomatic = state.status !== 'live' || state.guided;
  const report = useRef(onProblem);
  useEffect(() => {
    report.current = onProblem;
  });
  useEffect(() => {
    if (problem) report.current(problem);
  }, [problem]);

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
    >
      <div className="fv-camera-top">
        <button type="button" className="fv-camera-button" onClick={onClose} aria-label={text.close}>
          <BackIcon />
        </button>
        <h2 className="fv-camera-title" id={titleId}>
          {text.title}
        </h2>
        {mayBeAutomatic && (
          <button
            type="button"
            className="fv-camera-automatic"
            aria-pressed={automatic}
            onClick={() => setAutomatic(!automatic)}
          >
            {text.automatic}
          </button>
        )}
      </div>
      <Viewfinder camera={camera} state={state} />
      <CameraControls
        camera={camera}
        state={state}
        automatic={automatic}
        onAlbum={() => place.current && onAlbum(place.current)}
      />
      <div ref={place} hidden />
    </dialog>
  );
}

function useCamera({ devices, onPhoto }: CameraDialogProps): Camera {
  const latest = useRef(onPhoto);
  useEffect(() => {
    latest.current = onPhoto;
  });
  const [camera] = useState(() => createCamera({ devices, onPhoto: (photo) => latest.current(photo) }));
  useEffect(() => {
    let left = false;
    // A microtask later: StrictMode mounts, unmounts and mounts at once, and iOS would ask twice.
    Promise.resolve().then(() => left || camera.open());
    return () => {
      left = true;
      camera.close();
    };
  }, [camera]);
  return camera;
}

/** Above everything, with the rest of the page out of reach. Engines without modal dialogs get it on top. */
function useModal(): React.RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element leaves the page: closing then gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (typeof element.showModal === 'function') element.showModal();
    else element.setAttribute('open', '');
    return () => element.close?.();
  }, []);
  return dialog;
}
