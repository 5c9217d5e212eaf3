import { findFrame } from '../shared/iframe.js';

let warned = false;

/**
 * Tells the developer in the console, once a page, what keeps the camera away where the person can do nothing about
 * it. Safari and Firefox answer a missing `allow` as they answer a person's no
 * (https://github.com/w3c/mediacapture-main/issues/847), so that there it can only be supposed.
 */
export function warnIframePermission(refusal: 'disallowed' | 'denied'): void {
  const frame = findFrame();
  // Frames of the page's own origin may do what it may.
  if (warned || (refusal === 'denied' && frame !== 'crossOrigin')) return;
  warned = true;
  const what =
    refusal === 'denied'
      ? 'the camera was refused inside a frame. If nobody was asked for it, write'
      : 'this page may not use the camera, so that only the phone’s own and the album are offered. Write';
  const remedy = `${what} <iframe allow="camera"> around it, and let no Permissions-Policy header forbid it.`;
  const header = 'its Permissions-Policy header forbids this page the camera.';
  console.warn(`FaceVerification: ${frame === 'none' ? header : remedy}`);
}
