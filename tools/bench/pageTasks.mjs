/** Events that say what a task did, in the words of Chromium's trace. */
const CATEGORIES = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8'];

/** Returns the trace of the page while `run` lasts. */
export async function traceTasks(browser, page, run) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await run();
  return JSON.parse((await browser.stopTracing()).toString()).traceEvents;
}

/**
 * Returns the tasks of the page's main thread between two marks of `performance.mark`, the longest first, in milliseconds of processor time. Other work on
 * the machine does not count.
 */
export function tasksBetween(traceEvents, from, to) {
  const mark = (name) =>
    traceEvents.find((event) => event.cat?.includes('user_timing') && event.name === name);
  const start = mark(from);
  const end = mark(to);
  if (!start || !end) return [];
  const ofPage = traceEvents.filter(
    ({ ph, pid, tid }) => ph === 'X' && pid === start.pid && tid === start.tid,
  );
  const tasks = ofPage.filter(
    ({ name, ts, tdur = 0 }) => /RunTask$/.test(name) && ts + tdur > start.ts && ts < end.ts && tdur > 0,
  );
  return tasks
    .map((task) => ({ ms: task.tdur / 1000, did: partsOf(task, ofPage) }))
    .sort((one, other) => other.ms - one.ms);
}

/** Returns the longest parts of a task, with the function that ran. */
function partsOf(task, events) {
  const inside = events.filter(
    (event) =>
      event !== task && event.tdur > 0 && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur,
  );
  return inside
    .filter(({ name }) => !/RunTask|ThreadControllerImpl|SimpleWatcher|RunMicrotasks/.test(name))
    .sort((one, other) => other.tdur - one.tdur)
    .slice(0, 4)
    .map(({ name, tdur, args }) => {
      const { functionName, url } = args?.data ?? {};
      const place = [functionName, url?.split('/').pop()?.slice(0, 30)].filter(Boolean).join(' of ');
      return `${name}${place && ` (${place})`} ${(tdur / 1000).toFixed(1)}`;
    });
}
