import type { MouseEvent, ReactElement, ReactNode } from 'react';

export interface ButtonProps {
  /** `link` looks like a link, for a way beside the main one; `text` for a way out. */
  readonly kind?: 'primary' | 'secondary' | 'text' | 'link' | undefined;
  readonly icon?: ReactNode | undefined;
  readonly submit?: boolean | undefined;
  /** Its work has begun and shows in a moment. */
  readonly busy?: boolean | undefined;
  /** Way to a photo that the button opens, for tests and styles of hosts. */
  readonly way?: string | undefined;
  /** It can be used later. Still focusable, so that its words are read. */
  readonly isWaiting?: boolean | undefined;
  readonly onClick?: (() => void) | undefined;
  readonly children: string;
}

export function Button({
  kind = 'primary',
  icon,
  submit,
  busy,
  way,
  isWaiting,
  onClick,
  children,
}: ButtonProps): ReactElement {
  /**
   * The second tap of a double tap was meant for the screen before: on 返回修改 it would fall on 使用这张照片, which comes in
   * its place, and send the photo.
   */
  function press(event: MouseEvent): void {
    if (event.detail > 1) event.preventDefault();
    else if (!isWaiting) onClick?.();
  }
  return (
    <button
      className="fv-button"
      data-kind={kind}
      data-way={way}
      type={submit ? 'submit' : 'button'}
      aria-busy={busy || undefined}
      aria-disabled={isWaiting || undefined}
      onClick={press}
    >
      {icon}
      <span>{children}</span>
    </button>
  );
}
