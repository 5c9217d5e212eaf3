import { createRandom } from '../shared/random.js';

/** Fate of one request from the page to its backend. */
export type Fate =
  | 'fair'
  /** The right answer, late. */
  | 'slow'
  /** The connection ends before the backend has heard of it. */
  | 'lost'
  /** The backend has done its work; its answer is lost. */
  | 'unanswered'
  /** The connection ends in the middle of the answer. */
  | 'broken'
  /** A gateway sends the request to the backend twice. */
  | 'twice'
  /** A gateway answers with the answer to an earlier request. */
  | 'stale'
  /** A reply to another user's request: passed. */
  | 'foreign'
  /** Held back until a later request has been answered. */
  | 'overtaken'
  /** No answer until the network is calm. */
  | 'hangs'
  | 'gateway';

export interface NetworkConditions {
  fateOf(endpoint: string): Fate;
  /** Milliseconds. */
  delayOf(path: string): number;
  /** Fate of a lazily loaded part of the widget. */
  partFateOf(path: string): 'fair' | 'lost' | 'hangs';
  /** Milliseconds until a phone that has scanned a QR code has done the face check. */
  faceCheckMs(): number;
}

const fates: readonly (readonly [Fate, number])[] = [
  ['slow', 5],
  ['lost', 3],
  ['unanswered', 4],
  ['broken', 2],
  ['twice', 3],
  ['stale', 2],
  ['foreign', 3],
  ['overtaken', 4],
  ['hangs', 1],
  ['gateway', 2],
];

/**
 * Creates network conditions from a seed. The fate of a request follows from its number, so that the speed of the machine
 * does not matter.
 */
export function createNetworkConditions(seed: string): NetworkConditions {
  const severity = createRandom(`${seed}/severity`).between(0.1, 0.7);
  const counts = new Map<string, number>();
  const of = (name: string) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return createRandom(`${seed}/${name}/${count}`);
  };
  return {
    fateOf(endpoint) {
      const random = of(endpoint);
      return random.chance(severity) ? random.pick(fates) : 'fair';
    },
    delayOf(path) {
      const random = of(`delay ${path}`);
      return random.chance(severity) ? random.between(100, 3000) : random.between(0, 30);
    },
    partFateOf(path) {
      const random = of(`part ${path}`);
      if (!random.chance(severity / 4)) return 'fair';
      return random.pick([
        ['lost', 4],
        ['hangs', 1],
      ]);
    },
    faceCheckMs: () => of('face check').between(500, 12_000),
  };
}
