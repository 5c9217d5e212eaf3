import { isFrameMarker, type JpegSegment } from './segments.js';

/** A component of a frame (T.81, B.2.2). */
export interface Component {
  readonly id: number;
  /** Horizontal and vertical sampling factors, 1–4. */
  readonly horizontal: number;
  readonly vertical: number;
  /** Number of its quantization table. */
  readonly table: number;
}

export interface Frame {
  readonly marker: number;
  /** Bits per sample. */
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly Component[];
}

/** Reads a frame header. Missing bytes count as 0. */
export function readFrame(bytes: Uint8Array, { marker, payload }: JpegSegment): Frame {
  const at = (offset: number): number => bytes[payload + offset] ?? 0;
  const components = Array.from({ length: at(5) }, (_, index) => {
    const factors = at(7 + index * 3);
    return {
      id: at(6 + index * 3),
      horizontal: factors >> 4,
      vertical: factors & 15,
      table: at(8 + index * 3),
    };
  });
  return { marker, precision: at(0), height: at(1) * 256 + at(2), width: at(3) * 256 + at(4), components };
}

/** Whether a frame is progressive: C2, C6, CA and CE. */
export function isProgressive({ marker }: Frame): boolean {
  return isFrameMarker(marker) && (marker & 3) === 2;
}

/** A component's part in a scan, with the numbers of its Huffman tables. */
interface ScanComponent {
  readonly id: number;
  readonly dcTable: number;
  readonly acTable: number;
}

/** Header of a scan (T.81, B.2.3). A sequential scan has the coefficients 0–63 and no bits left out. */
export interface Scan {
  readonly components: readonly ScanComponent[];
  readonly firstCoefficient: number;
  readonly lastCoefficient: number;
  /** Number of low bits that earlier scans left out; 0 for the first scan of a coefficient. */
  readonly highBit: number;
  /** Number of low bits that this scan leaves out. */
  readonly lowBit: number;
}

/** Reads a scan header. Missing bytes count as 0. */
export function readScan(bytes: Uint8Array, { payload }: JpegSegment): Scan {
  const at = (offset: number): number => bytes[payload + offset] ?? 0;
  const count = at(0);
  const components = Array.from({ length: count }, (_, index) => {
    const tables = at(2 + index * 2);
    return { id: at(1 + index * 2), dcTable: tables >> 4, acTable: tables & 15 };
  });
  const parameters = 1 + count * 2;
  return {
    components,
    firstCoefficient: at(parameters),
    lastCoefficient: at(parameters + 1),
    highBit: at(parameters + 2) >> 4,
    lowBit: at(parameters + 2) & 15,
  };
}
