import type { ReactElement } from 'react';
import type { CameraState } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { AlbumIcon, SwitchIcon } from '../components/illustrations.js';
import { useMessages } from '../messages/useMessages.js';

interface CameraControlsProps {
  readonly camera: Camera;
  readonly state: CameraState;
  readonly onAlbum: () => void;
}

/** Shows the shutter in reach of the thumb, with the album beside it, which always works. */
export function CameraControls({ camera, state, onAlbum }: CameraControlsProps): ReactElement {
  const text = useMessages().camera;
  const live = state.status === 'live' ? state : undefined;
  const ready = live?.usable === true && !live.shooting;
  return (
    <div className="fv-camera-bottom">
      <button type="button" className="fv-camera-button" onClick={({ detail }) => detail < 2 && onAlbum()}>
        <AlbumIcon />
        <span>{text.album}</span>
      </button>
      <button
        type="button"
        className="fv-shutter"
        aria-label={text.shutter}
        // `disabled` would drop the focus from the button at each pause.
        aria-disabled={!ready}
        data-counting={live?.counting || undefined}
        onClick={camera.takePhoto}
      >
        <svg viewBox="0 0 80 80" aria-hidden="true" focusable="false">
          <circle className="fv-shutter-ring" cx="40" cy="40" r="36" />
          <circle className="fv-shutter-count" cx="40" cy="40" r="36" pathLength={1} />
          <circle className="fv-shutter-disc" cx="40" cy="40" r="29" />
        </svg>
      </button>
      {live?.several ? (
        <button type="button" className="fv-camera-button" onClick={camera.switchCamera}>
          <SwitchIcon />
          <span>{text.switchCamera}</span>
        </button>
      ) : (
        <span className="fv-camera-gap" />
      )}
    </div>
  );
}
