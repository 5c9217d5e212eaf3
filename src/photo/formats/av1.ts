/** Thrown if the bits end. */
class EndOfBits extends Error {}

const SEQUENCE_HEADER = 1;

/**
 * Returns the maximum frame size of the first AV1 sequence header in a run of OBUs (AV1 specification, 5.3 and 5.5), which a
 * decoder allocates whatever the container says. Returns no size if there is none.
 */
export function av1FrameSize(obus: Uint8Array): { readonly width: number; readonly height: number } {
  try {
    for (let at = 0; at < Math.min(obus.length, 4096); ) {
      const head = obus[at] ?? 0;
      const hasSize = (head & 2) !== 0;
      let payload = at + (head & 4 ? 2 : 1);
      let length = 0;
      for (let byte = 0, shift = 0; hasSize && shift < 35; shift += 7) {
        byte = obus[payload] ?? 0;
        length += (byte & 127) * 2 ** shift;
        payload += 1;
        if (byte < 128) break;
      }
      if (((head >> 3) & 15) === SEQUENCE_HEADER) return sequenceSize(obus.subarray(payload));
      if (!hasSize) break;
      at = payload + length;
    }
  } catch (error) {
    if (!(error instanceof EndOfBits)) throw error;
  }
  return { width: 0, height: 0 };
}

/** @throws EndOfBits if the header is cut off */
function sequenceSize(header: Uint8Array): { readonly width: number; readonly height: number } {
  let position = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const byte = header[position >> 3];
      if (byte === undefined) throw new EndOfBits();
      value = value * 2 + ((byte >> (7 - (position & 7))) & 1);
      position += 1;
    }
    return value;
  };
  // Profile and still picture.
  read(4);
  const isReduced = read(1) === 1;
  if (isReduced) read(5);
  else skipOperatingPoints(read);
  const widthBits = read(4) + 1;
  const heightBits = read(4) + 1;
  return { width: read(widthBits) + 1, height: read(heightBits) + 1 };
}

type ReadBits = (count: number) => number;

function skipOperatingPoints(read: ReadBits): void {
  const delayBits = skipTiming(read);
  const hasDisplayDelay = read(1) === 1;
  for (let left = read(5) + 1; left > 0; left -= 1) {
    read(12);
    if (read(5) > 7) read(1);
    if (delayBits > 0 && read(1) === 1) read(2 * delayBits + 1);
    if (hasDisplayDelay && read(1) === 1) read(4);
  }
}

/** Skips the timing and decoder model, and returns how many bits a decoder delay has; 0 without a decoder model. */
function skipTiming(read: ReadBits): number {
  if (read(1) === 0) return 0;
  read(64);
  if (read(1) === 1) {
    let zeros = 0;
    while (zeros < 32 && read(1) === 0) zeros += 1;
    read(zeros);
  }
  if (read(1) === 0) return 0;
  const delayBits = read(5) + 1;
  read(42);
  return delayBits;
}
