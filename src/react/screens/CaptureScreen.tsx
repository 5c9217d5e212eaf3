import { type ReactElement, useEffect, useRef } from 'react';
import { FaceVerificationError, isAbort } from '../../errors.js';
import type { PhotoOrigin } from '../../flow/model.js';
import type { FlowWish } from '../../flow/states.js';
import type { PhotoOptions } from '../../options.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from '../parts/Button.js';
import { openFilePicker } from '../parts/openFilePicker.js';
import { AlbumIcon, CameraIcon, FramingPicture } from '../parts/pictures.js';
import { Screen } from '../parts/Screen.js';

interface CaptureScreenProps {
  readonly problem: FaceVerificationError | undefined;
  readonly capture: PhotoOptions['capture'];
  readonly send: (wish: FlowWish) => void;
}

/** Camera and album are two inputs: one cannot serve both (https://github.com/Tencent/weui.js/issues/147). */
export function CaptureScreen({ problem, capture, send }: CaptureScreenProps): ReactElement {
  const { capture: text, failed } = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const choose = (source: Blob, origin: PhotoOrigin) => send({ type: 'CHOOSE_PHOTO', source, origin });
  const pick = (origin: 'camera' | 'album') => {
    if (place.current) openFilePicker(place.current, origin, (file) => choose(file, origin));
  };

  return (
    <Screen
      picture={<FramingPicture />}
      title={text.title}
      intro={text.intro}
      actions={
        <>
          <Button icon={<CameraIcon />} onClick={() => pick('camera')}>
            {text.camera}
          </Button>
          <Button kind="secondary" icon={<AlbumIcon />} onClick={() => pick('album')}>
            {text.album}
          </Button>
          {capture && (
            <HostCapture capture={capture} onPhoto={(photo) => choose(photo, 'host')} send={send} />
          )}
          <Button kind="text" onClick={() => send({ type: 'GO_BACK' })}>
            {text.back}
          </Button>
        </>
      }
    >
      {problem ? (
        <div className="fv-notice" role="alert">
          <strong>{failed.errors[problem.code].title}</strong>
          <span>{failed.errors[problem.code].advice}</span>
        </div>
      ) : (
        <ul className="fv-tips">
          <li>{text.tipLight}</li>
          <li>{text.tipFront}</li>
          <li>{text.tipUncovered}</li>
        </ul>
      )}
      <div ref={place} hidden />
    </Screen>
  );
}

interface HostCaptureProps {
  readonly capture: NonNullable<PhotoOptions['capture']>;
  readonly onPhoto: (photo: Blob) => void;
  readonly send: (wish: FlowWish) => void;
}

/** The app's own camera. Leaving the step tells it to close. */
function HostCapture({ capture, onPhoto, send }: HostCaptureProps): ReactElement {
  const text = useMessages().capture;
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    try {
      const photo = await capture(signal);
      if (photo && !signal.aborted) onPhoto(photo);
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      const error = new FaceVerificationError('photo_source_failed', 'photo.capture failed.', { cause });
      send({ type: 'REPORT_PHOTO_PROBLEM', error });
    }
  };

  return (
    <Button kind="secondary" onClick={start}>
      {text.host}
    </Button>
  );
}
