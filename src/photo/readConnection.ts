/** Facts about the connection. All of them are hints. */
export interface Connection {
  /** Whether the user asked for less data (Save-Data). */
  readonly saveData?: boolean | undefined;
  /** Type by the Network Information API: `slow-2g`, `2g`, `3g` or `4g`. */
  readonly effectiveType?: string | undefined;
  /** Round-trip time of HTTP in milliseconds. */
  readonly rtt?: number | undefined;
  /** Bandwidth towards the device in Mbit/s. */
  readonly downlink?: number | undefined;
  /** Duration of a first small request in milliseconds, as measured by the caller. */
  readonly firstRequestMs?: number | undefined;
}

/** Bytes from which a file's duration shows the bandwidth. A smaller one arrives in the first round trips. */
const MIN_BYTES = 30_000;

/** Bytes that a server sends before the first acknowledgement (RFC 6928). Each round trip doubles them. */
const FIRST_WINDOW_BYTES = 14_600;

/** Returns the browser's own facts. Where it has no round-trip time, as in Safari and Firefox, the page's files are measured. */
export function readConnection(): Connection {
  // Not in TypeScript's DOM library: only Chromium has it. Node 20 has no navigator.
  const browser = globalThis.navigator as { readonly connection?: Connection } | undefined;
  const declared = browser?.connection ?? {};
  if (declared.rtt) return declared;
  const { saveData, effectiveType } = declared;
  return { ...measureConnection(), saveData, effectiveType };
}

/** Requests of scripts, whose first byte waits for the backend's work. */
const REQUEST = /^(?:fetch|xmlhttprequest|beacon)$/;

/** Measures the connection by the files that the page has loaded. Files from a cache and of silent origins do not count. */
function measureConnection(): Connection {
  const files = resourcesOf(globalThis.performance).filter(
    ({ initiatorType, transferSize, requestStart, responseStart }) =>
      !REQUEST.test(initiatorType) && transferSize > 0 && requestStart > 0 && responseStart > 0,
  );
  if (files.length === 0) return {};
  // The fastest answer has the least of the server's own time.
  const rtt = Math.min(...files.map(({ requestStart, responseStart }) => responseStart - requestStart));
  const speeds = files
    .filter(({ encodedBodySize }) => encodedBodySize >= MIN_BYTES)
    .map((file) => bandwidthOf(file, rtt));
  return { rtt, downlink: speeds.length > 0 ? Math.max(...speeds) : undefined };
}

/** Returns the bandwidth in Mbit/s that one file shows. TCP's slow start is subtracted, or a fast distant server would look slow. */
function bandwidthOf(
  { encodedBodySize, responseStart, responseEnd }: PerformanceResourceTiming,
  rtt: number,
): number {
  const rounds = Math.ceil(Math.log2(encodedBodySize / FIRST_WINDOW_BYTES + 1)) - 1;
  const ms = responseEnd - responseStart - rounds * rtt;
  return ms > 0 ? (encodedBodySize * 8) / 1000 / ms : Number.POSITIVE_INFINITY;
}

function resourcesOf(performance: Performance | undefined): PerformanceResourceTiming[] {
  // The list has this one type of entry only, which TypeScript does not know.
  return (performance?.getEntriesByType?.('resource') ?? []) as PerformanceResourceTiming[];
}
