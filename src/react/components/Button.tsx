import type { MouseEvent, ReactElement, ReactNode } from 'react';

export interface ButtonProps {
  readonly kind?: 'primary' | 'secondary' | 'text' | undefined;
  readonly icon?: ReactNode | undefined;
  readonly submit?: boolean | undefined;
  /** Its work has begun and shows in a moment. */
  readonly busy?: boolean | undefined;
  readonly onClick?: (() => void) | undefined;
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
  /**
   * The second tap of a double tap was meant for the screen before: on 返回修改 it would fall on 使用这张照片, which comes in
   * its place, and send the photo.
   */
  function press(event: MouseEvent): void {
    if (event.detail > 1) event.preventDefault();
    else onClick?.();
  }
  return (
    <button
      className="fv-button"
      data-kind={kind}
      type={submit ? 'submit' : 'button'}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {icon}
      {children}
    </button>
  );
}
