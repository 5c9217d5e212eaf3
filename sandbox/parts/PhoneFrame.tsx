import type { ReactElement, ReactNode } from 'react';

interface PhoneFrameProps {
  readonly children: ReactNode;
  /** Content beside the phone, or below it on a narrow page. */
  readonly beside?: ReactNode;
}

/** Shows a phone of 390 × 844 on a desk, or only its screen on a narrow page. */
export function PhoneFrame({ children, beside }: PhoneFrameProps): ReactElement {
  return (
    <div className="sandbox-desk">
      <div className="sandbox-phone">
        <div className="sandbox-screen">{children}</div>
      </div>
      {beside}
    </div>
  );
}
