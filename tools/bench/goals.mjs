import { difference, median, quantile, timeRatio } from './statistics.mjs';

/** A hair's breadth of the ruler: scores this close are alike. */
const ALIKE = 0.05;

/** Returns the goals of the pipeline beside the figures of this run. */
export function printGoals({ photos }) {
  const prepared = photos.filter(({ refused }) => refused === undefined);
  const ours = prepared.map(({ ways }) => ways.ours);
  const of = (read, chosen = prepared) => chosen.map(read).filter((value) => value !== undefined);
  const large = prepared.filter(({ megapixels }) => megapixels >= 11.9);
  const goals = [
    ['limit met', '100 %', percent(share(ours, ({ fits }) => fits)), ours.every(({ fits }) => fits)],
    atMost('time, × the floor, median', 1.25, median(of(({ ways }) => timeRatio(ways.ours, ways.floor)))),
    atLeast(
      '× faster than browser-image-compression at 12 megapixels and more, median',
      6,
      median(of(({ ways }) => timeRatio(ways.bic, ways.ours), large)),
    ),
    atLeast(
      'photos no peer under the limit does better on, %',
      90,
      toPercent(
        share(
          of(({ ways }) => noneBetter(ways)),
          (best) => best,
        ),
      ),
    ),
    atLeast(
      'SSIMULACRA2 points above browser-image-compression, median',
      8,
      median(of(({ ways }) => difference(ways.ours.score?.common, ways.bic?.score?.common))),
    ),
    atMost('longest pause of the main thread, ms, median', 16, median(of(({ ways }) => ways.ours.gap))),
    atMost(
      'encodes, 95 % of photos',
      3,
      quantile(
        of(({ ways }) => ways.ours.encodes),
        0.95,
      ),
    ),
  ];
  console.table(goals.map(([goal, wanted, shown, met]) => ({ goal, wanted, shown, met })));
}

function noneBetter({ ours, ...peers }) {
  if (ours.score?.common === undefined) return undefined;
  const fitting = Object.values(peers).filter(({ fits, score }) => fits && score?.common !== undefined);
  if (fitting.length === 0) return undefined;
  return fitting.every(({ score }) => ours.score.common >= score.common - ALIKE);
}

function share(items, holds) {
  return items.length === 0 ? undefined : items.filter(holds).length / items.length;
}

function atMost(goal, most, value) {
  return [goal, `≤ ${most}`, shown(value), value === undefined ? '–' : value <= most];
}

function atLeast(goal, least, value) {
  return [goal, `≥ ${least}`, shown(value), value === undefined ? '–' : value >= least];
}

function shown(value) {
  return value === undefined ? 'not measured' : String(Number(value.toFixed(2)));
}

function toPercent(value) {
  return value === undefined ? undefined : value * 100;
}

function percent(value) {
  return value === undefined ? 'not measured' : `${Math.round(value * 100)} %`;
}
