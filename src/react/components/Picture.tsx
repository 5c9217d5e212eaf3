import type { ReactElement, ReactNode } from 'react';

/** Drawn for this widget; all say what the text beside them says, so none is read out. */
interface PictureProps {
  readonly tone?: 'accent' | 'warning' | 'danger' | undefined;
  readonly children: ReactNode;
}

export function Picture({ tone = 'accent', children }: PictureProps): ReactElement {
  return (
    <svg className="fv-picture" data-tone={tone} viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
