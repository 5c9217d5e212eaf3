import { listen, onAbort } from '../shared/abort.js';

/** Muted and inline, or iOS plays it full screen or not at all; the `x5-` ones are for WeChat's old kernel. */
const ATTRIBUTES = ['muted', 'autoplay', 'playsinline', 'webkit-playsinline', 'x5-playsinline'];

/** The element that shows the camera; whoever has a page puts it there. */
export function createPreview(): HTMLVideoElement {
  const video = document.createElement('video');
  for (const name of ATTRIBUTES) video.setAttribute(name, '');
  video.muted = true;
  video.disablePictureInPicture = true;
  // Kept out of session recordings: https://docs.sentry.io/platforms/javascript/session-replay/privacy/
  video.setAttribute('data-sentry-block', '');
  return video;
}

/** Resolves with the first frame that can be drawn; stays pending once aborted. */
export function firstFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) resolve();
    };
    for (const type of ['loadeddata', 'playing', 'resize', 'timeupdate']) listen(video, type, look, signal);
    look();
  });
}

export function showStream(video: HTMLVideoElement, stream: MediaStream, signal: AbortSignal): void {
  video.srcObject = stream;
  onAbort(signal, () => {
    if (video.srcObject === stream) video.srcObject = null;
  });
}
