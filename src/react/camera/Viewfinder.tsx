import { type ReactElement, useEffect, useRef } from 'react';
import type { CameraState, Hint } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { Button } from '../components/Button.js';
import type { Messages } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';

interface ViewfinderProps {
  readonly camera: Camera;
  readonly state: CameraState;
}

/** Shows the preview with the oval and one line of guidance. */
export function Viewfinder({ camera, state }: ViewfinderProps): ReactElement {
  const text = useMessages().camera;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.append(camera.video);
  }, [camera]);
  const live = state.status === 'live' ? state : undefined;

  return (
    <div
      className="fv-viewfinder"
      data-mirrored={live?.mirrored ?? true}
      data-tone={live && toneOf(live.hint)}
      data-shooting={live?.shooting || undefined}
    >
      <div ref={place} className="fv-video" />
      <Oval />
      {state.status === 'starting' && <span className="fv-camera-wait" aria-hidden="true" />}
      {state.status === 'blocked' && (
        <div className="fv-camera-ask">
          <Button onClick={camera.play}>{text.start}</Button>
        </div>
      )}
      {state.status === 'paused' && (
        <div className="fv-camera-ask">
          <Button onClick={camera.open}>{text.resume}</Button>
        </div>
      )}
      <p className="fv-hint" role="status">
        <span>{wordsFor(state, text)}</span>
      </p>
    </div>
  );
}

function toneOf(hint: Hint): 'good' | 'warning' | undefined {
  if (hint === 'fit') return undefined;
  return hint === 'ready' ? 'good' : 'warning';
}

function wordsFor(state: CameraState, text: Messages['camera']): string {
  switch (state.status) {
    case 'starting':
      return state.slow ? text.allow : text.starting;
    case 'blocked':
      return text.blocked;
    case 'paused':
      return text.paused;
    case 'live':
      if (state.shooting) return text.shooting;
      return state.counting ? text.counting : text.hints[state.hint];
    default:
      return '';
  }
}

/** Shows a dark pane with an oval hole, as large as the viewfinder allows. */
function Oval(): ReactElement {
  return (
    <svg className="fv-oval" viewBox="0 0 300 400" aria-hidden="true" focusable="false">
      <path
        className="fv-oval-pane"
        fillRule="evenodd"
        d="M-3000-3000H3300V3400H-3000ZM150 38C88 38 46 88 46 176C46 268 94 338 150 338C206 338 254 268 254 176C254 88 212 38 150 38Z"
      />
      <path
        className="fv-oval-line"
        d="M150 38C88 38 46 88 46 176C46 268 94 338 150 338C206 338 254 268 254 176C254 88 212 38 150 38Z"
      />
    </svg>
  );
}
