import { type ReactElement, useEffect, useLayoutEffect, useRef } from 'react';
import type { CameraState, Hint } from '../../camera/cameraState.js';
import type { Camera } from '../../camera/createCamera.js';
import { Button } from '../components/Button.js';
import { hasDoubts, PhotoDoubts } from '../components/photoDoubts.js';
import { tryCosmetic } from '../components/tryCosmetic.js';
import { useObjectUrl } from '../components/useObjectUrl.js';
import type { Messages } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import type { Shot } from './captureContext.js';

interface ViewfinderProps {
  readonly camera: Camera;
  readonly state: CameraState;
  readonly mirrored: boolean;
  readonly shot: Shot | undefined;
}

/** Shows the preview with the oval and one line of guidance. After the shot it shows the photo, as the user saw themself. */
export function Viewfinder({ camera, state, mirrored, shot }: ViewfinderProps): ReactElement {
  const messages = useMessages();
  const { camera: text, review } = messages;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.appendChild(camera.video);
  }, [camera]);
  const live = state.status === 'live' ? state : undefined;
  const photo = shot?.step === 'reviewing' ? shot.photo : undefined;
  const url = useObjectUrl(photo?.blob);
  const isFrozen = shot !== undefined || live?.shooting === true || state.status === 'off';
  const frozen = useFrozenFrame(camera.video, isFrozen);

  return (
    <div
      className="fv-viewfinder"
      data-mirrored={mirrored}
      data-tone={live && !shot ? toneOf(live.hint) : undefined}
      data-frozen={isFrozen || undefined}
      data-shooting={live?.shooting || undefined}
    >
      <div ref={place} className="fv-video" />
      <canvas ref={frozen} className="fv-frozen" data-sentry-block="" />
      {/* Kept out of session recordings: https://docs.sentry.io/platforms/javascript/session-replay/privacy/ */}
      {url && <img className="fv-frozen" src={url} alt={review.altTaken} data-sentry-block="" />}
      {!isFrozen && <Oval />}
      {isStarting(state) && <span className="fv-camera-wait" aria-hidden="true" />}
      {state.status === 'blocked' && (
        <div className="fv-camera-ask">
          <Button onClick={camera.play}>{text.start}</Button>
        </div>
      )}
      {state.status === 'paused' && (
        <div className="fv-camera-ask">
          <Button onClick={() => camera.open()}>{text.resume}</Button>
        </div>
      )}
      <div className="fv-hint" role="status">
        {photo && hasDoubts(photo) ? (
          <PhotoDoubts photo={photo} />
        ) : (
          <span>{shot ? wordsForShot(shot, messages) : wordsFor(state, text)}</span>
        )}
      </div>
    </div>
  );
}

/**
 * Keeps the frame of the shot on a canvas, which covers the preview until the photo can be shown. Without it the picture
 * would go black when the camera turns off.
 */
function useFrozenFrame(
  video: HTMLVideoElement,
  isFrozen: boolean,
): React.RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !isFrozen) return;
    tryCosmetic(() => {
      element.width = video.videoWidth;
      element.height = video.videoHeight;
      element.getContext('2d')?.drawImage(video, 0, 0);
    });
    return () => {
      // Frees its memory, which iOS counts.
      element.width = 0;
    };
  }, [video, isFrozen]);
  return canvas;
}

function toneOf(hint: Hint): 'good' | 'warning' | undefined {
  if (hint === 'fit') return undefined;
  return hint === 'ready' ? 'good' : 'warning';
}

/** Returns whether there is no picture yet. Some phones show black frames at first. */
function isStarting(state: CameraState): boolean {
  return state.status === 'starting' || (state.status === 'live' && !state.usable && state.hint === 'fit');
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
      if (isStarting(state)) return text.starting;
      if (state.shooting) return text.shooting;
      return state.counting ? text.counting : text.hints[state.hint];
    default:
      return '';
  }
}

function wordsForShot({ step }: Shot, { preparing, review }: Messages): string {
  return step === 'preparing' ? preparing.title : review.intro;
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
