import { type ReactElement, useRef, useState } from 'react';
import { readEnvironment } from '../../environment/readEnvironment.js';
import { useMessages } from '../messages/useMessages.js';
import { Button } from './Button.js';
import { copyText } from './copyText.js';

/** Apps whose menu opens a page in the browser; a mini-program has no such item. */
const withMenu: readonly unknown[] = ['wechat', 'wecom', 'qq'];

/** The steps to another browser, which can do what this one cannot. */
export function StepsToBrowser(): ReactElement {
  const { copy, open, paste, menu } = useMessages().failed.toBrowser;
  const { inApp, miniProgram } = readEnvironment();
  return (
    <>
      <ol className="fv-steps">
        <li>{copy}</li>
        <li>{open}</li>
        <li>{paste}</li>
      </ol>
      {withMenu.includes(inApp) && !miniProgram && <p className="fv-note">{menu}</p>}
    </>
  );
}

interface CopyLinkButtonProps {
  readonly kind: 'primary' | 'secondary';
  readonly address: string;
}

/** Copies the address to open in another browser. If that fails, it is shown, so that it can be selected. */
export function CopyLinkButton({ kind, address }: CopyLinkButtonProps): ReactElement {
  const text = useMessages().failed;
  const [copied, setCopied] = useState<boolean>();
  const place = useRef<HTMLDivElement>(null);
  const copy = () => {
    if (!place.current) return;
    copyText(address, place.current).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div ref={place}>
      <Button kind={kind} onClick={copy}>
        {text.copyLink}
      </Button>
      <p className="fv-note fv-address" role="status">
        {copied === undefined ? '' : copied ? text.linkCopied : address}
      </p>
    </div>
  );
}
