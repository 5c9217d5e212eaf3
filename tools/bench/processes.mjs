import { readdirSync, readFileSync } from 'node:fs';

/** A process and everything that it started (Linux); empty elsewhere. */
export function processTree(root) {
  const children = new Map();
  for (const entry of list('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = read(`/proc/${entry}/stat`);
    // The name in brackets may hold spaces; the parent is the second field behind it.
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const found = [];
  const visit = (id) => {
    found.push(id);
    for (const child of children.get(id) ?? []) visit(child);
  };
  if (children.size > 0) visit(root);
  return found;
}

/** Megabytes that the processes hold, memory that several share counted once (Pss). */
export function memoryOf(ids) {
  let kilobytes = 0;
  for (const id of ids)
    kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0);
  return kilobytes / 1024;
}

/** Milliseconds that the processes have computed, all their threads together. Linux counts in hundredths of a second. */
export function computedMs(ids) {
  const ticks = ids.map((id) => {
    const stat = read(`/proc/${id}/stat`);
    // proc(5): utime and stime are fields 14 and 15; the name, which may hold spaces, is the second.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  });
  return ticks.reduce((sum, value) => sum + value, 0) * 10;
}

/** Samples the memory until called; returns the peak above the start, in megabytes. */
export function watchMemory(root) {
  const ids = processTree(root);
  const start = memoryOf(ids);
  let peak = start;
  const timer = setInterval(() => {
    peak = Math.max(peak, memoryOf(ids));
  }, 15);
  return () => {
    clearInterval(timer);
    peak = Math.max(peak, memoryOf(ids));
    return peak - start;
  };
}

/**
 * Holds a process tree to a share of its speed by stopping and continuing it, as a slow phone does to all threads
 * alike; the browser's own throttling slows the main thread alone.
 */
export function slowDown(root, share) {
  const PERIOD_MS = 20;
  const ids = processTree(root);
  const signal = (name) => {
    for (const id of ids) {
      try {
        process.kill(id, name);
      } catch {
        // It has ended.
      }
    }
  };
  let running = true;
  const turn = (stop) => {
    if (!running) return;
    signal(stop ? 'SIGSTOP' : 'SIGCONT');
    setTimeout(turn, PERIOD_MS * (stop ? 1 - share : share), !stop);
  };
  turn(true);
  return () => {
    running = false;
    signal('SIGCONT');
  };
}

function list(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
