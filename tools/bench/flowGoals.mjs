import { median } from './statistics.mjs';

/** Factor by which the slowest phone of the bench computes longer. */
const SLOWEST = 6;

/** Prints the goals of the wait beside the figures of this run, and the longest tasks of the page. */
export function printFlowGoals({ rows, tasks }) {
  const ratios = (chosen, other) =>
    rows.filter(chosen).flatMap(({ ways }) => {
      const visits = ['first', 'second'].filter((visit) => ways.ours?.[visit] && ways[other]?.[visit]);
      return visits.map((visit) => ways.ours[visit].ms / ways[other][visit].ms);
    });
  const longest = (way) => (tasks[way] ?? []).map(({ ms, did }) => ({ ms: Math.round(ms * SLOWEST), did }));
  const refused = (way) => rows.filter(({ ways }) => (ways[way]?.first.characters ?? 0) >= 400_000).length;
  const goals = [
    goal('slowest beside browser-image-compression, ×', 1, most(ratios(() => true, 'bic'))),
    goal(
      'at 1 Mbit/s and 4 × slower, × browser-image-compression, median',
      0.5,
      middle(ratios(({ uplink, slower }) => uplink === 1 && slower === 4, 'bic')),
    ),
    goal(
      'at 20 Mbit/s and full speed, × the physical floor, median',
      1.15,
      middle(ratios(({ uplink, slower }) => uplink === 20 && slower === 1, 'floor')),
    ),
    goal(
      'longest task of the page at 6 × slower, ms of processor time',
      50,
      most([0, ...longest('ours').map(({ ms }) => ms)]),
    ),
    goal('cells in which the limit is exceeded', 0, refused('ours')),
  ];
  console.table(goals);
  for (const way of Object.keys(tasks)) {
    const long = longest(way).filter(({ ms }) => ms > 50);
    console.log(`${way}: ${long.length} tasks over 50 ms at ${SLOWEST} × slower`);
    for (const { ms, did } of long) console.log(`  ${ms} ms: ${did.join(', ')} ms at full speed`);
  }
}

function goal(name, wanted, value) {
  const shown = value === undefined ? 'not measured' : Number(value.toFixed(2));
  return { goal: name, wanted: `≤ ${wanted}`, shown, met: value === undefined ? '–' : value <= wanted };
}

function most(values) {
  return values.length > 0 ? Math.max(...values) : undefined;
}

function middle(values) {
  return values.length > 0 ? median(values) : undefined;
}
