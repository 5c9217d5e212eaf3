import { useEffect, useRef } from 'react';
import type { FlowAction } from '../../flow/states.js';
import type { PhotoOptions } from '../../options/options.js';
import { FaceVerificationError, isAbort, isFaceVerificationError } from '../../shared/errors.js';
import { readTakenPhoto } from './readTakenPhoto.js';

interface HostCamera {
  readonly onPhoto: (source: Blob) => void;
  readonly send: (action: FlowAction) => void;
}

/**
 * Returns a function that opens the app's own camera. Leaving the step aborts its signal, and so does another call.
 * @returns `undefined` if the host has no camera
 */
export function useHostCamera(
  takePhoto: PhotoOptions['takePhoto'],
  { onPhoto, send }: HostCamera,
): (() => void) | undefined {
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  if (!takePhoto) return undefined;

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
  return () => void start();
}
