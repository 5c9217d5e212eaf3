import { startsWith } from '../startsWith.js';

/** Kind of an ICC profile. `none` means that there is none, so that sRGB applies. */
export type ColorProfile = 'none' | 'srgb' | 'other';

/** Colorants of sRGB in the connection space, adapted to D50 (IEC 61966-2-1 and ICC.1:2022, annex E). */
const SRGB_COLORANTS: readonly (readonly [tag: string, x: number, y: number, z: number])[] = [
  ['rXYZ', 0.4361, 0.2225, 0.0139],
  ['gXYZ', 0.3851, 0.7169, 0.0971],
  ['bXYZ', 0.1431, 0.0606, 0.7141],
];

/** Maximum deviation of a colorant's coordinate. Display P3 deviates by 0.08. */
const COLORANT_TOLERANCE = 0.005;

/** Maximum deviation of a curve, as a share of the encoded range: two steps of 255. A gamma of 2.2 deviates by seven. */
const CURVE_TOLERANCE = 2.5 / 255;

/** Number of points at which a curve is compared. */
const CURVE_POINTS = 32;

/**
 * Returns the kind of a JPEG's ICC profile by its colorants and curves. Two profiles, or one whose parts do not fit
 * together, are `other`: then the engine decides when it draws the picture.
 * @param chunks APP2 payloads after `ICC_PROFILE\0`: number, count, data (ICC.1:2022, annex B.4)
 */
export function readColorProfile(chunks: readonly Uint8Array[]): ColorProfile {
  const [only] = chunks;
  if (!only) return 'none';
  // A profile of sRGB takes 0.4–4 kB. Profiles of several chunks hold tables, so that they are never plain sRGB.
  if (chunks.length > 1 || only[0] !== 1 || only[1] !== 1) return 'other';
  try {
    return isSrgb(only.subarray(2)) ? 'srgb' : 'other';
  } catch (error) {
    // A value lies outside of the profile.
    if (error instanceof RangeError) return 'other';
    throw error;
  }
}

/** @throws RangeError if the profile is cut off */
function isSrgb(profile: Uint8Array): boolean {
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  if (!startsWith(profile, 'RGB XYZ ', 16) || !startsWith(profile, 'acsp', 36)) return false;
  const tags = new Map<string, number>();
  for (let index = view.getUint32(128) - 1; index >= 0; index -= 1) {
    const at = 132 + index * 12;
    tags.set(String.fromCharCode(...profile.subarray(at, at + 4)), view.getUint32(at + 4));
    if (tags.size > 100) return false;
  }
  // Tables and code points take precedence over colorants and curves in some engines.
  if ([...tags.keys()].some((tag) => /^(A2B|D2B|cicp)/.test(tag))) return false;
  const fixed = (at: number): number => view.getInt32(at) / 65_536;
  return SRGB_COLORANTS.every(([tag, ...wanted]) => {
    const at = tags.get(tag);
    const curve = tags.get(`${tag.slice(0, 1)}TRC`);
    if (at === undefined || curve === undefined) return false;
    const isColorant = wanted.every(
      (value, index) => Math.abs(fixed(at + 8 + index * 4) - value) <= COLORANT_TOLERANCE,
    );
    return isColorant && isSrgbCurve(readCurve(profile, view, curve));
  });
}

type Curve = (encoded: number) => number;

function isSrgbCurve(curve: Curve | undefined): boolean {
  if (!curve) return false;
  for (let point = 0; point <= CURVE_POINTS; point += 1) {
    const encoded = point / CURVE_POINTS;
    // `!(… <= …)` also catches NaN.
    if (!(Math.abs(encodeSrgb(curve(encoded)) - encoded) <= CURVE_TOLERANCE)) return false;
  }
  return true;
}

function encodeSrgb(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** Reads a `curv` or `para` tag (ICC.1:2022, 10.6 and 10.18). */
function readCurve(profile: Uint8Array, view: DataView, at: number): Curve | undefined {
  if (startsWith(profile, 'curv', at)) return readTable(view, at);
  if (!startsWith(profile, 'para', at)) return undefined;
  const type = view.getUint16(at + 8);
  const parameter = (index: number): number => view.getInt32(at + 12 + index * 4) / 65_536;
  if (type === 0) return (x) => x ** parameter(0);
  // Types 1 and 2 are rare; their photos are encoded again.
  if (type !== 3 && type !== 4) return undefined;
  const [g = 0, a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3, 4].map(parameter);
  const e = type === 4 ? parameter(5) : 0;
  const f = type === 4 ? parameter(6) : 0;
  return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
}

function readTable(view: DataView, at: number): Curve {
  const count = view.getUint32(at + 8);
  if (count === 0) return (x) => x;
  if (count === 1) return (x) => x ** (view.getUint16(at + 12) / 256);
  const entry = (index: number): number => view.getUint16(at + 12 + index * 2) / 65_535;
  return (x) => {
    const position = x * (count - 1);
    const below = Math.min(Math.floor(position), count - 2);
    return entry(below) + (entry(below + 1) - entry(below)) * (position - below);
  };
}
