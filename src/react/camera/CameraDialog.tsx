import { type ReactElement, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { CameraDevices } from '../../camera/cameraDevices.js';
import { type CameraProblem, isProblem } from '../../camera/cameraState.js';
import { type Camera, createCamera } from '../../camera/createCamera.js';
import { CameraView } from './CameraView.js';

export interface CameraDialogProps {
  readonly devices: CameraDevices;
  readonly autoCapture: boolean;
  readonly onPhoto: (photo: Blob) => void;
  /** The camera is off by then, and the dialog has nothing more to show. */
  readonly onProblem: (problem: CameraProblem) => void;
  readonly onClose: () => void;
  /** @param place where the file input may be put */
  readonly onAlbum: (place: Element) => void;
}

/** The camera for as long as it is shown. */
export function CameraDialog(props: CameraDialogProps): ReactElement {
  const { onProblem, onClose, onAlbum } = props;
  const camera = useCamera(props);
  const state = useSyncExternalStore(camera.subscribe, camera.getState);
  const [autoCapture, setAutoCapture] = useState(props.autoCapture);

  useEffect(() => camera.setAutoCapture(autoCapture), [camera, autoCapture]);
  const problem = isProblem(state) ? state.status : undefined;
  const report = useRef(onProblem);
  useEffect(() => {
    report.current = onProblem;
  });
  useEffect(() => {
    if (problem) report.current(problem);
  }, [problem]);

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
