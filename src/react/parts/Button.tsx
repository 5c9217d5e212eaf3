import type { ReactElement, ReactNode } from 'react';

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'text';
  readonly icon?: ReactNode;
  readonly submit?: boolean;
  readonly onClick?: () => void;
  readonly children: string;
}

export function Button({ kind = 'primary', icon, submit, onClick, children }: ButtonProps): ReactElement {
  return (
    <button className="fv-button" data-kind={kind} type={submit ? 'submit' : 'button'} onClick={onClick}>
      {icon}
      {children}
    </button>
  );
}
