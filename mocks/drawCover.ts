type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Draws a picture from the canvas's origin so that it covers `width` × `height` pixels, centered. */
export function drawCover(
  context: Context2d,
  picture: CanvasImageSource,
  width: number,
  height: number,
): void {
  const size = sizeOf(picture);
  const scale = Math.max(width / size.width, height / size.height);
  const drawn = { width: size.width * scale, height: size.height * scale };
  context.drawImage(
    picture,
    (width - drawn.width) / 2,
    (height - drawn.height) / 2,
    drawn.width,
    drawn.height,
  );
}

function sizeOf(picture: CanvasImageSource): { readonly width: number; readonly height: number } {
  if (picture instanceof HTMLVideoElement) {
    return { width: picture.videoWidth || 1, height: picture.videoHeight || 1 };
  }
  if (picture instanceof HTMLImageElement) {
    return { width: picture.naturalWidth, height: picture.naturalHeight };
  }
  if ('displayWidth' in picture) return { width: picture.displayWidth, height: picture.displayHeight };
  if (picture instanceof SVGImageElement) {
    return { width: picture.width.baseVal.value, height: picture.height.baseVal.value };
  }
  return { width: picture.width, height: picture.height };
}
