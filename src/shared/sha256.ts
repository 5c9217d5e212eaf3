/**
 * Returns the SHA-256 (FIPS 180-4) of a text in UTF-8, in lower-case hexadecimal digits. `crypto.subtle` exists in secure
 * contexts only, and the widget works on http pages too. It protects no secret, so its time may depend on the text.
 */
export function sha256(text: string): string {
  const message = new TextEncoder().encode(text);
  const length = Math.ceil((message.length + 9) / BLOCK) * BLOCK;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 2 ** 29));
  view.setUint32(length - 4, message.length << 3);

  const state = new DataView(new ArrayBuffer(32));
  INITIAL.forEach((word, index) => {
    state.setUint32(index * 4, word);
  });
  for (let start = 0; start < length; start += BLOCK)
    compress(state, new DataView(padded.buffer, start, BLOCK));
  return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of a block. */
const BLOCK = 64;

const PRIMES: readonly number[] = Array.from({ length: 312 }, (_, index) => index).filter(
  (number) =>
    number > 1 && !Array.from({ length: number - 2 }, (_, index) => number % (index + 2)).includes(0),
);

/** First 32 bits of the fraction of a number. */
const fraction = (number: number) => Math.floor((number % 1) * 2 ** 32);
const INITIAL: readonly number[] = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS: readonly number[] = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));

const rotate = (word: number, bits: number) => (word >>> bits) | (word << (32 - bits));

/** Mixes a block into the state of eight words. */
function compress(state: DataView, block: DataView): void {
  const schedule = new Uint32Array(64);
  const at = (index: number) => schedule[index] ?? 0;
  const word = (index: number) => state.getUint32(index * 4);
  for (let index = 0; index < 64; index += 1) {
    if (index < 16) {
      schedule[index] = block.getUint32(index * 4);
      continue;
    }
    const [early, late] = [at(index - 15), at(index - 2)];
    const mixedEarly = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const mixedLate = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[index] = at(index - 16) + mixedEarly + at(index - 7) + mixedLate;
  }

  let [a, b, c, d] = [word(0), word(1), word(2), word(3)];
  let [e, f, g, h] = [word(4), word(5), word(6), word(7)];
  ROUNDS.forEach((round, index) => {
    const sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = h + sumE + ((e & f) ^ (~e & g)) + round + at(index);
    const sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = sumA + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    state.setUint32(index * 4, word(index) + value);
  });
}
