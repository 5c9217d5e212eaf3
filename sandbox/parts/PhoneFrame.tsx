import type { ReactElement, ReactNode } from 'react';

interface PhoneFrameProps {
  readonly children: ReactNode;
  /** Stands beside the phone, or below it where there is no room. */
  readonly beside?: ReactNode;
}

/** A phone of 390 × 844 on a desk; on a narrow page only what is on its screen. */
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
