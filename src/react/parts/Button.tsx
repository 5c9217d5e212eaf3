import type { ReactElement, ReactNode } from 'react';

export interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'text';
  readonly icon?: ReactNode;
  readonly submit?: boolean;
  /** Its work has begun and shows in a moment. */
  readonly busy?: boolean;
  readonly onClick?: () => void;
  readonly children: string;
}

export function Button({
  kind = 'primary',
  icon,
  submit,
  busy,
  onClick,
  children,
}: ButtonProps): ReactElement {
  return (
    <button
      className="fv-button"
      data-kind={kind}
      type={submit ? 'submit' : 'button'}
      aria-busy={busy || undefined}
      onClick={onClick}
    >
      {icon}
      {children}
    </button>
  );
}
