import { cpuRatio, difference, median, quantile, timeRatio } from './statistics.mjs';

const LIMIT_BYTES = 299_997;

/** By way, over all photos that it prepared; ratios are medians of ratios on the same photo in the same round. */
export function printSummary({ photos }) {
  const prepared = photos.filter(({ refused }) => refused === undefined);
  const names = [...new Set(prepared.flatMap(({ ways }) => Object.keys(ways)))];
  console.log(`\n${prepared.length} photos, ${photos.length - prepared.length} files refused`);
  console.table(names.map((name) => summariseWay(name, prepared)));
}

function summariseWay(name, photos) {
  const runs = photos.filter(({ ways }) => ways[name] && !ways[name].error);
  const of = (read) => runs.map(({ ways }) => read(ways[name], ways)).filter((value) => value !== undefined);
  const lead = of(({ score }, { ours }) => difference(ours.score?.common, score?.common));
  const leadWhereItFits = of(({ fits, score }, { ours }) =>
    fits ? difference(ours.score?.common, score?.common) : undefined,
  );
  return {
    way: name,
    failed: photos.length - runs.length,
    'limit met': percent(share(of(({ fits }) => fits))),
    'limit used': percent(median(of(({ bytes }) => bytes / LIMIT_BYTES))),
    '× floor': round(median(of((way, { floor }) => timeRatio(way, floor)))),
    '× floor in CPU': round(median(of((way, { floor }) => cpuRatio(way, floor)))),
    'ours is × faster': round(median(of((way, { ours }) => timeRatio(way, ours)))),
    'S2 common': round(median(of(({ score }) => score?.common))),
    'S2 own': round(median(of(({ score }) => score?.own))),
    'ours + S2': round(median(lead)),
    'ours ≥ on': percent(share(leadWhereItFits.map((value) => value >= -0.05))),
    'gap ms': round(median(of(({ gap }) => gap))),
    'encodes p50/p95': [0.5, 0.95]
      .map(
        (at) =>
          quantile(
            of(({ encodes }) => encodes),
            at,
          ) ?? '–',
      )
      .join('/'),
    'MB peak': median(of(({ memory }) => memory)) ?? '–',
  };
}

export function printTable({ photos }) {
  for (const { name, byteLength, ways = {} } of photos) {
    console.log(`\n${name}, ${(byteLength / 1e6).toFixed(1)} MB`);
    console.table(Object.entries(ways).map(([way, run]) => tableLine(way, run)));
  }
}

function tableLine(way, { ms, cpuMs, slowedMs, gap, bytes, fits, encodes, note, error, score, memory }) {
  return {
    way,
    ms,
    'CPU ms': cpuMs ?? '–',
    'slowed ms': slowedMs ?? '–',
    kB: Math.round(bytes / 1000),
    fits: error ? error.slice(0, 40) : fits,
    encodes: encodes ?? '–',
    size: score?.width ? `${score.width}×${score.height}` : '–',
    'S2 common': round(score?.common),
    'S2 own': round(score?.own),
    'gap ms': gap,
    'MB peak': memory ?? '–',
    note: note ?? '',
  };
}

function share(truths) {
  return truths.length === 0 ? undefined : truths.filter(Boolean).length / truths.length;
}

function round(number) {
  return number === undefined ? '–' : Number(number.toFixed(2));
}

function percent(number) {
  return number === undefined ? '–' : `${(100 * number).toFixed(1)} %`;
}
