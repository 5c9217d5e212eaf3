import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/useMessages.js';

interface CopyButtonProps {
  readonly label: string;
  readonly value: string;
}

/** Copies `value` and says whether it worked. */
export function CopyButton({ label, value }: CopyButtonProps): ReactElement {
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
    <div className="fv-copy">
      <button type="button" className="fv-button" data-kind="text" onClick={copy}>
        {label}
      </button>
      <span role="status">{copied && (copied === 'copied' ? text.copied : text.copyFailed)}</span>
    </div>
  );
}
