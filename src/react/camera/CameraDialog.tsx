import { type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CameraDevices } from '../../camera/cameraDevices.js';
import { type CameraErrorKind, isCameraError } from '../../camera/cameraState.js';
import { type Camera, createCamera } from '../../camera/createCamera.js';
import type { DetectFaces, PreparedPhoto } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import { vibrate } from '../components/vibrate.js';
import { CameraView } from './CameraView.js';
import type { Shot } from './captureContext.js';

export interface CameraDialogProps {
  readonly devices: CameraDevices;
  readonly deviceId: string | undefined;
  readonly detectFaces: DetectFaces | undefined;
  readonly autoCapture: boolean;
  /** Photo that this camera has taken, until the user decides. `undefined` while the preview is shown. */
  readonly shot: Shot | undefined;
  /** Whether a doubtful photo cannot be used. */
  readonly blockDoubtful: boolean | undefined;
  /** Whether the user has tapped nothing to open it. */
  readonly isAutomatic: boolean;
  /** @param largeFace whether the face filled the oval, as far as the camera can know */
  readonly onPhoto: (photo: Blob, largeFace: boolean) => void;
  /** Called with a photo that the user sees as in a mirror. */
  readonly onMirrored: (photo: PreparedPhoto) => void;
  /** Called when the camera has failed. It is off by then, and the dialog has nothing more to show. */
  readonly onError: (error: CameraErrorKind) => void;
  readonly onClose: () => void;
  /** @param place element for the file input */
  readonly onAlbum: (place: Element) => void;
  readonly send: (action: FlowAction) => void;
}

/** Opens the camera while it is mounted and no photo is reviewed. */
export function CameraDialog(props: CameraDialogProps): ReactElement {
  const { shot, onMirrored, onError, onClose, onAlbum, send } = props;
  const camera = useCamera(props);
  const state = useSyncExternalStore(camera.subscribe, camera.getState);
  const [autoCapture, setAutoCapture] = useState(props.autoCapture);
  const [mirrored, setMirrored] = useState(true);
  const live = state.status === 'live' ? state : undefined;
  // The review keeps the mirror of the preview, although the camera is off by then.
  if (live && live.mirrored !== mirrored) setMirrored(live.mirrored);

  useEffect(() => camera.setAutoCapture(autoCapture), [camera, autoCapture]);
  const error = isCameraError(state) ? state.status : undefined;
  const report = useRef({ onError, onMirrored });
  useEffect(() => {
    report.current = { onError, onMirrored };
  });
  useEffect(() => {
    if (error) report.current.onError(error);
  }, [error]);
  const isShooting = live?.shooting === true;
  useEffect(() => {
    if (isShooting) vibrate([30]);
  }, [isShooting]);
  const mirroredPhoto = mirrored && shot?.step === 'reviewing' ? shot.photo : undefined;
  useEffect(() => {
    if (mirroredPhoto) report.current.onMirrored(mirroredPhoto);
  }, [mirroredPhoto]);

  return (
    <CameraView
      camera={camera}
      state={state}
      mirrored={mirrored}
      shot={shot}
      blockDoubtful={props.blockDoubtful}
      autoCapture={autoCapture}
      onAutoCapture={setAutoCapture}
      onClose={onClose}
      onAlbum={onAlbum}
      onRetake={() => send({ type: 'GO_BACK' })}
      onUse={() => send({ type: 'USE_PHOTO' })}
    />
  );
}

function useCamera({
  devices,
  deviceId,
  detectFaces,
  isAutomatic,
  shot,
  onPhoto,
  send,
}: CameraDialogProps): Camera {
  const latest = useRef({ onPhoto, send });
  useEffect(() => {
    latest.current = { onPhoto, send };
  });
  const [camera] = useState(() =>
    createCamera({
      devices,
      deviceId,
      detectFaces,
      onPhoto: (photo, largeFace) => latest.current.onPhoto(photo, largeFace),
      onReport: (report) => latest.current.send({ type: 'REPORT_CAMERA', report }),
    }),
  );
  const isPreview = shot === undefined;
  // Another photo is always asked for by a tap.
  const opensItself = useRef(isAutomatic);
  useEffect(() => {
    if (!isPreview) return;
    let left = false;
    // The microtask outlives StrictMode's unmount and second mount. Otherwise iOS would ask for permission twice.
    Promise.resolve().then(() => {
      if (left) return;
      camera.open(opensItself.current);
      opensItself.current = false;
    });
    return () => {
      left = true;
    };
  }, [camera, isPreview]);
  useEffect(() => () => camera.close(), [camera]);
  return camera;
}
