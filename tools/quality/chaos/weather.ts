import { createRandom } from '../shared/random.js';

/** What becomes of one request of the page's to its backend. */
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
  /** The answer to somebody else's question: passed. */
  | 'foreign'
  /** Held back until a later request has been answered. */
  | 'overtaken'
  /** No answer while the weather lasts. */
  | 'hangs'
  | 'gateway';

export interface Weather {
  fateOf(endpoint: string): Fate;
  /** Milliseconds. */
  delayOf(path: string): number;
  /** Whether a part of the widget that is loaded later does not come. */
  isLost(path: string): boolean;
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
 * Every request has its fate by its number, whenever it comes: the same seed gives the same weather however fast the
 * machine is.
 */
export function createWeather(seed: string): Weather {
  const storminess = createRandom(`${seed}/storminess`).between(0.1, 0.7);
  const counts = new Map<string, number>();
  const of = (name: string) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return createRandom(`${seed}/${name}/${count}`);
  };
  return {
    fateOf(endpoint) {
      const random = of(endpoint);
      return random.chance(storminess) ? random.pick(fates) : 'fair';
    },
    delayOf(path) {
      const random = of(`delay ${path}`);
      return random.chance(storminess) ? random.between(100, 3000) : random.between(0, 30);
    },
    isLost: (path) => of(`part ${path}`).chance(storminess / 5),
  };
}
