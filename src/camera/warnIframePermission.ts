import { findFrame } from '../shared/iframe.js';

let warned = false;

/**
 * Warns the developer in the console, once a page, that an iframe or a header keeps the camera from the page. In Safari
 * and Firefox a missing `allow` cannot be distinguished from a refusal by the user, so the warning only suggests it
 * (https://github.com/w3c/mediacapture-main/issues/847).
 */
export function warnIframePermission(refusal: 'disallowed' | 'denied'): void {
  const iframe = findFrame();
  // Iframes of the same origin have the permissions of the page.
  if (warned || (refusal === 'denied' && iframe !== 'crossOrigin')) return;
  warned = true;
  const what =
    refusal === 'denied'
      ? 'the camera was refused inside a frame. If nobody was asked for it, write'
      : 'this page may not use the camera, so that only the phone’s own and the album are offered. Write';
  const remedy = `${what} <iframe allow="camera"> around it, and let no Permissions-Policy header forbid it.`;
  const header = 'its Permissions-Policy header forbids this page the camera.';
  console.warn(`FaceVerification: ${iframe === 'none' ? header : remedy}`);
}
