const LIMIT_BYTES = 299_997;

/** Medians over all photos that a way prepared, in ratios to the floor of the same photo. */
export function summarise({ photos }) {
  const names = [...new Set(photos.flatMap(({ ways }) => Object.keys(ways)))];
  const lines = names.map((name) => {
    const runs = photos.filter(({ ways }) => ways[name] && !ways[name].error);
    const of = (read) =>
      runs.map(({ ways }) => read(ways[name], ways)).filter((value) => value !== undefined);
    return {
      way: name,
      photos: runs.length,
      failed: photos.length - runs.length,
      'limit met': `${Math.round((100 * of(({ fits }) => (fits ? 1 : undefined)).length) / runs.length)} %`,
      'limit used': percent(median(of(({ bytes }) => bytes / LIMIT_BYTES))),
      '× floor': round(median(of(({ ms }, { floor }) => (floor?.error ? undefined : ms / floor.ms)))),
      'ours is × faster': round(median(of(({ ms }, { ours }) => ms / ours.ms))),
      'S2 common': round(median(of(({ score }) => score?.common))),
      'ours + S2': round(median(of(({ score }, { ours }) => difference(ours.score?.common, score?.common)))),
      'ours ≥ on': percent(
        share(
          of((way, { ours }) => (way.fits ? difference(ours.score?.common, way.score?.common) : undefined)),
        ),
      ),
      'gap ms': round(median(of(({ gap }) => gap))),
      'encodes p50/p95': `${median(of(({ encodes }) => encodes)) ?? '–'}/${
        quantile(
          of(({ encodes }) => encodes),
          0.95,
        ) ?? '–'
      }`,
      'MB peak': median(of(({ memory }) => memory)) ?? '–',
    };
  });
  console.table(lines);
  return `${photos.length} photos`;
}

export function printTable({ photos }) {
  for (const { name, byteLength, ways } of photos) {
    console.log(`\n${name}, ${(byteLength / 1e6).toFixed(1)} MB`);
    console.table(
      Object.entries(ways).map(([way, { ms, gap, bytes, fits, encodes, note, error, score, memory }]) => ({
        way,
        ms: Math.round(ms),
        kB: Math.round(bytes / 1000),
        fits: error ? error.slice(0, 40) : fits,
        encodes: encodes ?? '–',
        size: score?.width ? `${score.width}×${score.height}` : '–',
        'S2 common': round(score?.common),
        'S2 own': round(score?.own),
        'gap ms': Math.round(gap),
        'MB peak': memory ?? '–',
        note: note ?? '',
      })),
    );
  }
}

function difference(one, other) {
  return one === undefined || other === undefined ? undefined : one - other;
}

/** How many are not below, a hair's breadth of the ruler aside. */
function share(differences) {
  return differences.length === 0
    ? undefined
    : differences.filter((value) => value >= -0.05).length / differences.length;
}

function median(numbers) {
  return quantile(numbers, 0.5);
}

function quantile(numbers, at) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * at) - 1)];
}

function round(number) {
  return number === undefined ? '–' : Number(number.toFixed(2));
}

function percent(number) {
  return number === undefined ? '–' : `${(100 * number).toFixed(1)} %`;
}
