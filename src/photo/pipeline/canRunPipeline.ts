/**
 * Whether this page or worker has createImageBitmap and an OffscreenCanvas with a 2D context. iOS 16.0–16.3 had the canvas
 * without a 2D context.
 */
export function canRunPipeline(): boolean {
  if (typeof createImageBitmap !== 'function' || typeof OffscreenCanvas !== 'function') return false;
  const canvas = new OffscreenCanvas(1, 1);
  return typeof canvas.convertToBlob === 'function' && canvas.getContext('2d') !== null;
}
