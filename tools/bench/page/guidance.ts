import { createGuidance } from '../../../src/camera/guidance.js';
import { frontCamera } from '../../../src/camera/openStream.js';
import { createPreview } from '../../../src/camera/preview.js';
import { watchFrames } from '../../../src/camera/watchFrames.js';

const video = createPreview();
let visit = new AbortController();

/** Opens the camera as the widget does, and shows it. */
async function openCamera(): Promise<string> {
  document.body.append(video);
  video.style.width = '390px';
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: frontCamera });
  await video.play();
  return `${video.videoWidth} × ${video.videoHeight}`;
}

const { VideoFrame: Frame } = globalThis;

/** `canvas`: as in an engine without VideoFrame. */
function guide(way: 'off' | 'planes' | 'canvas'): void {
  visit.abort();
  if (way === 'off') return;
  Reflect.set(globalThis, 'VideoFrame', way === 'planes' ? Frame : undefined);
  visit = new AbortController();
  const guidance = createGuidance();
  watchFrames(video, {
    signal: visit.signal,
    detectFaces: undefined,
    onDetectorFailed: () => {},
    onReading: (reading) => reading && guidance.update(reading, performance.now()),
  });
}

Object.assign(globalThis, { openCamera, guide });
