import { useContext, useEffect, useState } from 'react';
import { createSupportReport } from '../../createSupportReport.js';
import { TraceContext } from '../traceContext.js';

/**
 * The report, once it is there: made beforehand, since a browser lets a page write to the clipboard only in the
 * moment of the tap.
 */
export function useSupportReport(wanted: boolean): string | undefined {
  const getTrace = useContext(TraceContext);
  const [report, setReport] = useState<string>();
  useEffect(() => {
    let left = !wanted;
    if (wanted)
      createSupportReport(getTrace()).then(
        (made) => left || setReport(made),
        () => undefined,
      );
    return () => {
      left = true;
    };
  }, [wanted, getTrace]);
  return report;
}
