/** A verdict that the host must get once. */
export interface VerdictReport {
  readonly orderNo: string;
  /** Whether the host has this verdict. Called again when no other tab is reporting it. */
  readonly isReported: () => boolean;
  /** Reports the verdict, and then stores that it is reported. */
  readonly report: () => void;
}

/**
 * Longest wait for another tab in milliseconds. Browsers may suspend a tab in the background together with its lock; the
 * verdict is then reported twice rather than never.
 */
const LOCK_TIMEOUT_MS = 2000;

/**
 * Time in milliseconds for which a tab keeps the lock after its report. Chromium writes localStorage through to
 * other processes later than it passes a lock on.
 */
const HOLD_MS = 300;

/**
 * Reports a verdict to the host once per order, also if several tabs get it at the same time. Needs Web Locks (Chrome 69,
 * iOS 15.4, https only: https://caniuse.com/mdn-api_lockmanager); without them, tabs that get a verdict at the same time
 * each report it. If a tab dies during its report, the next one reports.
 * @returns a promise that resolves after the report, this tab's or another's; `undefined` if there was nothing to wait for
 */
export function reportOnce({ orderNo, isReported, report }: VerdictReport): Promise<void> | undefined {
  const reportUnlessReported = () => {
    if (!isReported()) report();
  };
  // Typed as always there, but it is not.
  const locks: LockManager | undefined = typeof navigator === 'undefined' ? undefined : navigator.locks;
  if (isReported() || !locks) {
    reportUnlessReported();
    return undefined;
  }
  return new Promise((resolve) => {
    const waiting = new AbortController();
    const finish = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => waiting.abort(), LOCK_TIMEOUT_MS);
    const whileLocked = async () => {
      reportUnlessReported();
      finish();
      await new Promise((release) => setTimeout(release, HOLD_MS));
    };
    const granted = locks.request(
      `face-verification-flow:verdict:${orderNo}`,
      { signal: waiting.signal },
      whileLocked,
    );
    // Rejected by the timeout, or where the page has an opaque origin.
    granted.catch(() => {
      reportUnlessReported();
      finish();
    });
  });
}
