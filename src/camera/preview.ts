import { listen, onAbort } from '../shared/abort.js';

/**
 * Attributes of the preview. Without them iOS plays it full screen or not at all. WeChat's old kernel needs the `x5-` one.
 */
const ATTRIBUTES = ['muted', 'autoplay', 'playsinline', 'webkit-playsinline', 'x5-playsinline'];

/** Creates the element that shows the camera. The caller puts it into the page. */
export function createPreview(): HTMLVideoElement {
  const video = document.createElement('video');
  for (const name of ATTRIBUTES) video.setAttribute(name, '');
  video.muted = true;
  video.disablePictureInPicture = true;
  // Session recordings leave the element out: https://docs.sentry.io/platforms/javascript/session-replay/privacy/
  video.setAttribute('data-sentry-block', '');
  return video;
}

/** Resolves when the first frame can be drawn. Stays pending after an abort. */
export function firstFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0) resolve();
    };
    for (const type of ['loadeddata', 'playing', 'resize', 'timeupdate']) listen(video, type, look, signal);
    look();
  });
}

/** Shows a stream until the signal aborts. */
export function showStream(video: HTMLVideoElement, stream: MediaStream, signal: AbortSignal): void {
  video.srcObject = stream;
  onAbort(signal, () => {
    if (video.srcObject === stream) video.srcObject = null;
  });
}
