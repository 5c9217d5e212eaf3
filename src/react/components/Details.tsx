import type { ReactElement } from 'react';
import { toSingleLine } from '../../shared/toSingleLine.js';
import { useMessages } from '../messages/useMessages.js';
import { CopyButton } from './CopyButton.js';
import { useSupportReport } from './useSupportReport.js';

/** Label and value, which may be untrusted text; rows without a value are left out. */
export type DetailRows = readonly (readonly [label: string, value: string | undefined])[];

interface DetailsProps {
  readonly rows: DetailRows;
  /** Whether the details are unfolded from the start. Used on screens without other text. */
  readonly open?: boolean | undefined;
  /** Whether the copied text includes the report for support. Used if the cause is unknown. */
  readonly report?: boolean | undefined;
}

/** Details for support, folded by default. */
export function Details({ rows, open = false, report = false }: DetailsProps): ReactElement | null {
  const text = useMessages().details;
  const made = useSupportReport(report);
  const known = knownRows(rows);
  if (known.length === 0) return null;
  return (
    <details className="fv-details" open={open}>
      <summary className="fv-details-summary">{text.summary}</summary>
      <dl className="fv-details-list">
        {known.map(([label, value]) => (
          <div className="fv-details-row" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report && <p className="fv-note">{text.reportNote}</p>}
      <CopyButton label={report ? text.copyReport : text.copy} value={toText(known, made)} />
    </details>
  );
}

/** Returns the text for support: the rows, and the report once it is made. */
export function useSupportText(rows: DetailRows): string {
  return toText(knownRows(rows), useSupportReport(true));
}

type KnownRow = readonly [label: string, value: string];

function knownRows(rows: DetailRows): readonly KnownRow[] {
  return rows
    .map(([label, value]): KnownRow => [label, toSingleLine(value ?? '')])
    .filter(([, value]) => value);
}

function toText(rows: readonly KnownRow[], report: string | undefined): string {
  return [...rows.map(([label, value]) => `${label}: ${value}`), ...(report ? ['', report] : [])].join('\n');
}
