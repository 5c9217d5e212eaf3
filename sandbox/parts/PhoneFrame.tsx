import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

interface PhoneFrameProps {
  readonly children: ReactNode;
  /** Content beside the phone, or below it on a narrow page. */
  readonly beside?: ReactNode;
}

/** Height of the phone with its case, and of the desk above and below it, in pixels. */
const PHONE = 868;
const DESK = 48;

/** Shows a phone of 390 × 844 on a desk, as large as the window lets it be, or only its screen on a narrow page. */
export function PhoneFrame({ children, beside }: PhoneFrameProps): ReactElement {
  const scale = useScale();
  return (
    <div className="sandbox-desk">
      <div className="sandbox-phone" style={{ zoom: scale }}>
        <div className="sandbox-glass">
          <div className="sandbox-screen">{children}</div>
        </div>
      </div>
      {beside}
    </div>
  );
}

/** Returns how much smaller the phone is drawn, so that all of it is in view; 1 on a narrow page. */
function useScale(): number {
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const measure = () =>
      setScale(innerWidth <= 480 ? 1 : Math.max(0.5, Math.min(1, (innerHeight - DESK) / PHONE)));
    measure();
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return scale;
}
