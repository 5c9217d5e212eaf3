/** Rows that are read at once, to keep large pictures out of memory. */
const ROWS = 256;

/**
 * Adds noise as a camera leaves it: mostly in brightness, a little in color, smeared over neighboring pixels by its own
 * denoising. It is the same on every run.
 * @param amount standard deviation in steps of 0–255, approximately
 */
export function addNoise(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
  amount: number,
): void {
  const above = new Float32Array(width);
  let seed = 1;
  const next = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  for (let top = 0; top < height; top += ROWS) {
    const image = context.getImageData(0, top, width, Math.min(ROWS, height - top));
    const { data } = image;
    let left = 0;
    for (let index = 0; index < data.length; index += 4) {
      const x = (index / 4) % width;
      const light = (next() + next()) * 0.7 + left * 0.35 + (above[x] ?? 0) * 0.35;
      left = light;
      above[x] = light;
      const color = next() * 0.6;
      data[index] = (data[index] ?? 0) + (light + color) * amount;
      data[index + 1] = (data[index + 1] ?? 0) + light * amount;
      data[index + 2] = (data[index + 2] ?? 0) + (light - color) * amount;
    }
    context.putImageData(image, 0, top);
  }
}
