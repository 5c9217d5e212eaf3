import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/useMessages.js';

interface DetailsProps {
  /** Label and value; rows without a value are left out. */
  readonly rows: readonly (readonly [string, string | undefined])[];
  /** Unfolded from the start: where these are the only words there are. */
  readonly open?: boolean;
}

/** What support asks for, out of sight until it is asked for. */
export function Details({ rows, open = false }: DetailsProps): ReactElement | null {
  const text = useMessages().details;
  const known = rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
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
      <CopyButton value={known.map(([label, value]) => `${label}: ${value}`).join('\n')} />
    </details>
  );
}

function CopyButton({ value }: { readonly value: string }): ReactElement {
  const text = useMessages().details;
  const [copied, setCopied] = useState<'copied' | 'failed'>();
  const copy = () => {
    // Absent on insecure pages and in WebViews before Chrome 66; the text can still be selected.
    const written = navigator.clipboard?.writeText(value) ?? Promise.reject();
    written.then(
      () => setCopied('copied'),
      () => setCopied('failed'),
    );
  };
  return (
    <div className="fv-details-copy">
      <button type="button" className="fv-button" data-kind="text" onClick={copy}>
        {text.copy}
      </button>
      <span role="status">{copied && (copied === 'copied' ? text.copied : text.copyFailed)}</span>
    </div>
  );
}
