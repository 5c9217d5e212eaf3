import { encodeQR } from 'qr';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { FlowAction, HandoffPresentation } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { fill } from '../messages/messages.js';
import { useMoreFormats } from '../messages/moreFormats.js';
import { useMessages } from '../messages/useMessages.js';

interface QrScreenProps {
  readonly presentation: HandoffPresentation;
  /** Whether the user has reported the end. There is no result yet, or another screen would be shown. */
  readonly reportedDone: boolean;
  readonly send: (action: FlowAction) => void;
}

/** Shows a QR code for the user's phone. The page gets the result by itself, also after the code has expired. */
export function QrScreen({ presentation, reportedDone, send }: QrScreenProps): ReactElement {
  const text = useMessages().handingOff;
  const { duration } = useMoreFormats();
  const { text: address, expiresAt, canContinueHere } = presentation;
  const remainingMs = useRemaining(expiresAt);
  const isExpired = remainingMs <= 0;
  const minutes = Math.max(1, Math.round(remainingMs / 60_000));
  return (
    <Screen
      picture={<QrCode text={address} label={text.qrAlt} isExpired={isExpired} />}
      title={isExpired ? text.qrExpired : text.qrTitle}
      intro={isExpired ? text.qrExpiredIntro : text.qrIntro}
      actions={
        <>
          {isExpired && <Button onClick={() => send({ type: 'RETRY' })}>{text.qrRenew}</Button>}
          {canContinueHere && (
            <Button kind="secondary" onClick={() => send({ type: 'CONTINUE_HERE' })}>
              {text.continueHere}
            </Button>
          )}
          <Button kind="secondary" onClick={() => send({ type: 'ASK_RESULT' })}>
            {text.done}
          </Button>
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.cancel}
          </Button>
        </>
      }
    >
      {!isExpired && <p className="fv-elapsed">{fill(text.qrExpires, { time: duration(minutes * 60) })}</p>}
      <p className="fv-note" role="status">
        {reportedDone && text.qrNoResult}
      </p>
    </Screen>
  );
}

/**
 * Returns the milliseconds until `expiresAt`, at most 0 when it is over, brought up to date every second. The first of two
 * clocks counts: the monotonic one may stand while a device sleeps, and the other one may be set back.
 */
function useRemaining(expiresAt: number): number {
  const end = useMemo(() => performance.now() + expiresAt - Date.now(), [expiresAt]);
  const [remaining, setRemaining] = useState(expiresAt - Date.now());
  useEffect(() => {
    const update = () => setRemaining(Math.min(end - performance.now(), expiresAt - Date.now()));
    update();
    const timer = setInterval(update, 1000);
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  }, [end, expiresAt]);
  return remaining;
}

/** Modules around the code that stay white, as the standard asks for (ISO/IEC 18004: 4). */
const QUIET_ZONE = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
  /** An expired code is too pale to be scanned. */
  readonly isExpired: boolean;
}

/** Always dark on white: many phones do not read a light code on a dark page. */
function QrCode({ text, label, isExpired }: QrCodeProps): ReactElement {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE }), [text]);
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className="fv-qr"
      data-expired={isExpired || undefined}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      data-sentry-block=""
    >
      <path d={path} />
    </svg>
  );
}
