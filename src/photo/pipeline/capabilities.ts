/**
 * Whether this place (page or worker) can decode and encode with today's APIs: createImageBitmap and an
 * OffscreenCanvas with a 2D context. WebKit had the canvas without a 2D context for a while (iOS 16.0–16.3).
 */
export function canPrepareHere(): boolean {
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas !== 'function') return false;
  const canvas = new OffscreenCanvas(1, 1);
  return typeof canvas.convertToBlob === 'function' && canvas.getContext('2d') !== null;
}
