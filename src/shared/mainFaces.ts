interface Face {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Minimum height of a face relative to the largest one. Smaller faces are passers-by, posters and portraits on a wall. */
const MIN_RELATIVE_HEIGHT = 0.5;

/**
 * Checks the answer of a host's face detector. Returns the faces that count, the largest one first.
 * @throws TypeError if it is no array of faces
 */
export function mainFaces(answer: unknown): readonly Face[] {
  if (!Array.isArray(answer) || !answer.every(isFace))
    throw new TypeError('detectFaces must resolve to an array of { x, y, height }.');
  const faces: readonly Face[] = [...answer].sort((one, other) => other.height - one.height);
  const largest = faces[0]?.height ?? 0;
  return faces.filter(({ height }) => height >= largest * MIN_RELATIVE_HEIGHT);
}

function isFace(value: unknown): value is Face {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, height } = value as Partial<Record<keyof Face, unknown>>; // read as unknown
  return [x, y, height].every((part) => typeof part === 'number' && Number.isFinite(part));
}
