import { type ReactElement, useRef, useState } from 'react';
import { useMessages } from '../messages/useMessages.js';
import { copyText } from './copyText.js';

interface CopyButtonProps {
  readonly label: string;
  readonly value: string;
}

/** Copies `value` and says whether it worked. */
export function CopyButton({ label, value }: CopyButtonProps): ReactElement {
  const text = useMessages().details;
  const [copied, setCopied] = useState<'copied' | 'failed'>();
  const place = useRef<HTMLDivElement>(null);
  const copy = () => {
    if (!place.current) return;
    copyText(value, place.current).then(
      () => setCopied('copied'),
      // The text can still be selected by hand.
      () => setCopied('failed'),
    );
  };
  return (
    <div className="fv-copy" ref={place}>
      <button type="button" className="fv-button" data-kind="text" onClick={copy}>
        {label}
      </button>
      <span role="status">{copied && (copied === 'copied' ? text.copied : text.copyFailed)}</span>
    </div>
  );
}
