type Context2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Everything below is drawn in these units and scaled to the canvas: 300 wide, 400 high, as 3:4 photos are. */
const UNITS = { width: 300, height: 400 };

const COLOURS = {
  wall: '#e9eff5',
  wallGlow: '#f7fafc',
  hair: '#2b2430',
  hairLight: '#463a4d',
  skin: '#f2c9ab',
  skinShade: '#dfa987',
  skinLight: '#fadcc4',
  blush: '#ee9f8b',
  brow: '#3a2f3a',
  iris: '#4a3328',
  lip: '#c96b66',
  lipLight: '#dd8983',
  knit: '#3f7f86',
  knitShade: '#2f666d',
  collar: '#f4efe6',
};

/**
 * Draws a head-and-shoulders portrait of an invented person, upright, filling `width` × `height` pixels (cropped
 * like a photo where the shape is not 3:4). For demos and tests that must show no real person.
 */
export function drawPortrait(context: Context2d, width: number, height: number): void {
  const scale = Math.max(width / UNITS.width, height / UNITS.height);
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.translate((width - UNITS.width * scale) / 2, (height - UNITS.height * scale) / 2);
  context.scale(scale, scale);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  drawWall(context);
  drawBackHair(context);
  drawShoulders(context);
  drawNeck(context);
  drawFace(context);
  drawEye(context, 121);
  drawEye(context, 179);
  drawNoseAndMouth(context);
  drawFrontHair(context);
  context.restore();
}

/**
 * The portrait as a photo: a JPEG of 1200 × 1600 pixels with a little noise like a sensor's, so that it
 * compresses as photos do. For people who try the demo without a camera at hand.
 */
export async function samplePortrait(): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = 1200;
  canvas.height = 1600;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This engine has no 2D canvas.');
  drawPortrait(context, canvas.width, canvas.height);
  addNoise(context, canvas.width, canvas.height, 3);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This engine cannot encode JPEG.'))),
      'image/jpeg',
      0.92,
    );
  });
}

/**
 * Adds noise as a camera leaves it: mostly in brightness, a little in colour, smeared over neighbouring pixels by
 * its own denoising. The same on every run.
 * @param amount standard deviation in steps of 0–255, about
 */
export function addNoise(context: Context2d, width: number, height: number, amount: number): void {
  const rows = 256;
  const above = new Float32Array(width);
  let seed = 1;
  const next = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 31 - 1;
  };
  for (let top = 0; top < height; top += rows) {
    const image = context.getImageData(0, top, width, Math.min(rows, height - top));
    const { data } = image;
    let left = 0;
    for (let index = 0; index < data.length; index += 4) {
      const x = (index / 4) % width;
      const light = (next() + next()) * 0.7 + left * 0.35 + (above[x] ?? 0) * 0.35;
      left = light;
      above[x] = light;
      const colour = next() * 0.6;
      data[index] = (data[index] ?? 0) + (light + colour) * amount;
      data[index + 1] = (data[index + 1] ?? 0) + light * amount;
      data[index + 2] = (data[index + 2] ?? 0) + (light - colour) * amount;
    }
    context.putImageData(image, 0, top);
  }
}

function fill(context: Context2d, path: string, colour: string | CanvasGradient): void {
  context.fillStyle = colour;
  context.fill(new Path2D(path));
}

function line(context: Context2d, path: string, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(new Path2D(path));
}

function ellipse(
  context: Context2d,
  x: number,
  y: number,
  rx: number,
  ry: number,
  colour: string | CanvasGradient,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  context.fill();
}

function drawWall(context: Context2d): void {
  const light = context.createRadialGradient(110, 120, 20, 150, 190, 300);
  light.addColorStop(0, COLOURS.wallGlow);
  light.addColorStop(1, COLOURS.wall);
  context.fillStyle = light;
  context.fillRect(-300, -300, 900, 1000);
}

function drawBackHair(context: Context2d): void {
  fill(
    context,
    'M150 62 C95 60 71 104 72 158 C72 206 62 240 66 274 C82 288 108 290 122 284 L178 284 C192 290 218 288 234 274 C238 240 228 206 228 158 C229 104 205 60 150 62 Z',
    COLOURS.hair,
  );
}

function drawShoulders(context: Context2d): void {
  const knit = context.createLinearGradient(0, 300, 0, 400);
  knit.addColorStop(0, COLOURS.knit);
  knit.addColorStop(1, COLOURS.knitShade);
  fill(
    context,
    'M-10 420 C0 350 44 322 112 308 C134 326 166 326 188 308 C256 322 300 350 310 420 L310 720 L-10 720 Z',
    knit,
  );
  line(context, 'M62 352 C68 372 70 388 70 420', COLOURS.knitShade, 2.5);
  line(context, 'M238 352 C232 372 230 388 230 420', COLOURS.knitShade, 2.5);
}

function drawNeck(context: Context2d): void {
  fill(
    context,
    'M126 240 L126 296 C126 306 118 310 110 312 C128 336 172 336 190 312 C182 310 174 306 174 296 L174 240 Z',
    COLOURS.skin,
  );
  fill(context, 'M126 246 L126 270 C140 284 160 284 174 270 L174 246 Z', COLOURS.skinShade);
  fill(
    context,
    'M112 306 C104 309 100 311 97 313 C116 350 184 350 203 313 C200 311 196 309 188 306 C172 332 128 332 112 306 Z',
    COLOURS.collar,
  );
}

function drawFace(context: Context2d): void {
  ellipse(context, 89, 178, 9, 15, COLOURS.skinShade);
  ellipse(context, 211, 178, 9, 15, COLOURS.skinShade);
  const skin = context.createLinearGradient(80, 0, 220, 0);
  skin.addColorStop(0, COLOURS.skinLight);
  skin.addColorStop(0.6, COLOURS.skin);
  skin.addColorStop(1, COLOURS.skinShade);
  fill(
    context,
    'M90 158 C90 108 112 88 150 88 C188 88 210 108 210 158 C210 200 202 226 182 246 C170 258 160 264 150 264 C140 264 130 258 118 246 C98 226 90 200 90 158 Z',
    skin,
  );
  for (const x of [112, 188]) {
    const blush = context.createRadialGradient(x, 205, 2, x, 205, 17);
    blush.addColorStop(0, `${COLOURS.blush}88`);
    blush.addColorStop(1, `${COLOURS.blush}00`);
    ellipse(context, x, 205, 17, 13, blush);
  }
}

function drawEye(context: Context2d, x: number): void {
  const outward = x < 150 ? -1 : 1;
  context.save();
  context.translate(x, 172);
  context.scale(outward, 1);
  const eye = 'M-14 2 C-9 -8 7 -10 15 0 C9 8 -6 9 -14 2 Z';
  fill(context, eye, '#fffdfb');
  context.save();
  context.clip(new Path2D(eye));
  ellipse(context, 0, -0.5, 7.6, 8, COLOURS.iris);
  ellipse(context, 0, -0.5, 3.8, 4, '#150f0e');
  fill(context, 'M-16 -12 L18 -12 L16 -2 C8 -8 -7 -7 -15 1 Z', '#00000022');
  context.restore();
  line(context, 'M-14.5 2.5 C-9 -8.5 7 -10.5 16.5 -1.5', COLOURS.brow, 2.6);
  line(context, 'M-7 7.6 C0 9.4 8 7.6 13 3.4', COLOURS.skinShade, 1.1);
  line(context, 'M-10 -10.5 C-4 -15 7 -15.5 14 -9.5', COLOURS.skinShade, 1.2);
  fill(
    context,
    'M-17 -19 C-9 -27 8 -28.5 20 -20 C9 -24 -6 -22.5 -16 -15.5 C-18.5 -15 -18.8 -17.4 -17 -19 Z',
    COLOURS.brow,
  );
  context.restore();
  ellipse(context, x - 2.6, 168.6, 2, 2, '#ffffff');
}

function drawNoseAndMouth(context: Context2d): void {
  line(context, 'M154 178 C157 190 161 199 160 205', COLOURS.skinShade, 1.8);
  line(context, 'M140 208 C143 213 157 213 161 207', COLOURS.skinShade, 2.4);
  ellipse(context, 148, 196, 3, 7, `${COLOURS.skinLight}cc`);
  fill(
    context,
    'M129 229 C137 225 145 223 150 226 C155 223 163 225 171 229 C163 233 137 233 129 229 Z',
    COLOURS.lip,
  );
  fill(context, 'M129 229 C138 231 162 231 171 229 C164 242 136 242 129 229 Z', COLOURS.lipLight);
  line(context, 'M127.5 228 C138 232 162 232 172.5 228', '#9c4a49', 1.5);
  line(context, 'M142 247 C147 249 153 249 158 247', COLOURS.skinShade, 1.6);
}

function drawFrontHair(context: Context2d): void {
  fill(
    context,
    'M164 84 C140 112 112 128 92 138 C88 168 90 204 84 232 C72 214 70 180 74 146 C78 96 106 62 152 62 C198 62 224 96 226 146 C230 180 228 214 216 232 C210 204 212 168 208 140 C192 128 174 112 164 84 Z',
    COLOURS.hair,
  );
  line(context, 'M158 76 C136 100 112 112 92 121', COLOURS.hairLight, 2.2);
  line(context, 'M148 71 C124 86 104 98 90 110', COLOURS.hairLight, 1.6);
  line(context, 'M172 80 C184 98 198 110 211 119', COLOURS.hairLight, 1.8);
}
