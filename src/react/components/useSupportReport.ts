import { useContext, useEffect, useState } from 'react';
import { createSupportReport } from '../../session/supportReport.js';
import { TraceContext } from '../traceContext.js';

/**
 * The report, once it is there: made beforehand, since a browser lets a page write to the clipboard only in the
 * moment of the tap.
 */
export function useSupportReport(wanted: boolean): string | undefined {
  const getTrace = useContext(TraceContext);
  const [report, setReport] = useState<string>();
  useEffect(() => {
    // A report that arrives after the screen was left is ignored by React and Preact.
    if (wanted) createSupportReport(getTrace()).then(setReport, () => undefined);
  }, [wanted, getTrace]);
  return report;
}
