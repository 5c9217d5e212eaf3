import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/useMessages.js';
import { copyText } from './copyText.js';
import { type DetailRows, useSupportText } from './Details.js';

interface SupportLinkProps {
  readonly address: string;
  readonly kind: 'primary' | 'text';
  /** Copied with the report for support, so that both are on the clipboard when support answers. */
  readonly rows: DetailRows;
}

/** The way to support. */
export function SupportLink({ address, kind, rows }: SupportLinkProps): ReactElement {
  const value = useSupportText(rows);
  const text = useMessages().failed;
  const [isCopied, setCopied] = useState(false);
  const isPage = address.startsWith('http');
  return (
    <>
      <a
        className="fv-button"
        data-kind={kind}
        href={address}
        target={isPage ? '_blank' : undefined}
        rel={isPage ? 'noreferrer' : undefined}
        // Without a clipboard the numbers can still be read out.
        onClick={({ currentTarget }) =>
          copyText(value, currentTarget).then(
            () => setCopied(true),
            () => undefined,
          )
        }
      >
        {text.support}
      </a>
      <p className="fv-note" role="status">
        {isCopied && text.supportCopied}
      </p>
    </>
  );
}
