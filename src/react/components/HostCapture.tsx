import { type ReactElement, useEffect, useRef } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { PhotoOptions } from '../../options/options.js';
import { FaceVerificationError, isAbort, isFaceVerificationError } from '../../shared/errors.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from './Button.js';
import { readTakenPhoto } from './readTakenPhoto.js';

interface HostCaptureProps {
  readonly takePhoto: NonNullable<PhotoOptions['takePhoto']>;
  readonly onPhoto: (source: Blob) => void;
  readonly send: (action: FlowAction) => void;
}

/** The app's own camera. Leaving the step aborts its signal. */
export function HostCapture({ takePhoto, onPhoto, send }: HostCaptureProps): ReactElement {
  const text = useMessages().capture;
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const start = async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    try {
      const taken = await takePhoto(signal);
      if (taken !== undefined && !signal.aborted) onPhoto(readTakenPhoto(taken));
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      const error = isFaceVerificationError(cause)
        ? cause
        : new FaceVerificationError('photo_source_failed', 'photo.takePhoto failed.', { cause });
      send({ type: 'REPORT_PHOTO_ERROR', error });
    }
  };

  return (
    <Button kind="secondary" onClick={start}>
      {text.host}
    </Button>
  );
}
