import type { ReactElement } from 'react';
import type { CameraState, LiveState } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { AlbumIcon, SwitchIcon } from '../components/illustrations.js';
import { useMessages } from '../messages/useMessages.js';
import { nameCameras } from './nameCameras.js';

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
      {live && live.cameras.length > 2 ? (
        <CameraList camera={camera} live={live} />
      ) : live?.several ? (
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

interface CameraListProps {
  readonly camera: Camera;
  readonly live: LiveState;
}

/** Shows the browser's own list of cameras behind the button: phones show it as large as their users need it. */
function CameraList({ camera, live }: CameraListProps): ReactElement {
  const text = useMessages().camera;
  return (
    <label className="fv-camera-button fv-camera-list">
      <SwitchIcon />
      <span>{text.switchCamera}</span>
      <select
        aria-label={text.chooseCamera}
        value={live.deviceId}
        onChange={({ currentTarget }) => camera.selectCamera(currentTarget.value)}
      >
        {nameCameras(live.cameras, text.sides).map(({ deviceId, name }) => (
          <option key={deviceId} value={deviceId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
