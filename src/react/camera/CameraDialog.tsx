import { type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CameraDevices } from '../../camera/cameraDevices.js';
import { type CameraErrorKind, isCameraError } from '../../camera/cameraState.js';
import { type Camera, createCamera } from '../../camera/createCamera.js';
import type { DetectFaces } from '../../camera/detectFaces.js';
import { CameraView } from './CameraView.js';

export interface CameraDialogProps {
  readonly devices: CameraDevices;
  readonly detectFaces: DetectFaces | undefined;
  readonly autoCapture: boolean;
  readonly onPhoto: (photo: Blob) => void;
  /** Called when the camera has failed. It is off by then, and the dialog has nothing more to show. */
  readonly onError: (error: CameraErrorKind) => void;
  readonly onClose: () => void;
  /** @param place element for the file input */
  readonly onAlbum: (place: Element) => void;
}

/** Opens the camera while it is mounted. */
export function CameraDialog(props: CameraDialogProps): ReactElement {
  const { onError, onClose, onAlbum } = props;
  const camera = useCamera(props);
  const state = useSyncExternalStore(camera.subscribe, camera.getState);
  const [autoCapture, setAutoCapture] = useState(props.autoCapture);

  useEffect(() => camera.setAutoCapture(autoCapture), [camera, autoCapture]);
  const error = isCameraError(state) ? state.status : undefined;
  const report = useRef(onError);
  useEffect(() => {
    report.current = onError;
  });
  useEffect(() => {
    if (error) report.current(error);
  }, [error]);

  return (
    <CameraView
      camera={camera}
      state={state}
      autoCapture={autoCapture}
      onAutoCapture={setAutoCapture}
      onClose={onClose}
      onAlbum={onAlbum}
    />
  );
}

function useCamera({ devices, detectFaces, onPhoto }: CameraDialogProps): Camera {
  const latest = useRef(onPhoto);
  useEffect(() => {
    latest.current = onPhoto;
  });
  const [camera] = useState(() =>
    createCamera({ devices, detectFaces, onPhoto: (photo) => latest.current(photo) }),
  );
  useEffect(() => {
    let left = false;
    // The microtask outlives StrictMode's unmount and second mount. Otherwise iOS would ask for permission twice.
    Promise.resolve().then(() => left || camera.open());
    return () => {
      left = true;
      camera.close();
    };
  }, [camera]);
  return camera;
}
