import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import type { ConsentMessages } from '../messages/messages.js';
import { Button } from './Button.js';
import { tryCosmetic } from './tryCosmetic.js';

interface AgreementProps {
  /** Sentence beside the checkbox, or above the button without one. */
  readonly sentence: string;
  readonly hasBox: boolean;
  readonly text: Pick<ConsentMessages['consent'], 'accept' | 'missing'>;
  readonly onAccept: () => void;
}

/** The act that gives consent: an unticked checkbox and a button, or the button alone. */
export function Agreement({ sentence, hasBox, text, onAccept }: AgreementProps): ReactElement {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);

  const accept = () => {
    if (!hasBox || box.current?.checked) return onAccept();
    setMissing(true);
    tryCosmetic(() => box.current?.focus());
  };

  // No <form>, since this page may be rendered on a server inside a form of the host, and a parser drops a form in a form.
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    accept();
  };

  return (
    <>
      {hasBox ? (
        <label className="fv-tick" data-invalid={missing || undefined}>
          <input
            ref={box}
            type="checkbox"
            aria-invalid={missing || undefined}
            aria-describedby={missing ? id : undefined}
            onChange={() => setMissing(false)}
            onKeyDown={press}
          />
          <span>{sentence}</span>
        </label>
      ) : (
        <p className="fv-note">{sentence}</p>
      )}
      <p className="fv-problem" id={id} role="alert">
        {missing && text.missing}
      </p>
      <Button onClick={accept}>{text.accept}</Button>
    </>
  );
}
