import type { ReactElement, ReactNode } from 'react';

interface TermProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A clause of the consent. */
export function Term({ label, children }: TermProps): ReactElement {
  return (
    <div className="fv-term">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
