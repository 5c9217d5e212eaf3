import { encodeQR } from 'qr';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import type { FlowAction, HandoffPresentation } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { CopyButton } from '../components/CopyButton.js';
import { Screen } from '../components/Screen.js';
import { fill } from '../messages/messages.js';
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
  const { text: address, expiresAt, canContinueHere, isScanned = false } = presentation;
  const remainingMs = useRemaining(expiresAt);
  // A code that was scanned in time is used up, and its face check goes on.
  const isExpired = remainingMs <= 0 && !isScanned;
  const isOpen = !isExpired && !isScanned;
  return (
    <Screen
      // A new heading is read out.
      key={isOpen ? 'open' : 'over'}
      picture={<QrCode text={address} label={text.qrAlt} isOver={!isOpen} />}
      title={isScanned ? text.qrScanned : isExpired ? text.qrExpired : text.qrTitle}
      intro={isExpired ? text.qrExpiredIntro : text.qrIntro}
      actions={
        <>
          {isExpired && <Button onClick={() => send({ type: 'RETRY' })}>{text.qrRenew}</Button>}
          <Button kind={isExpired ? 'secondary' : 'primary'} onClick={() => send({ type: 'ASK_RESULT' })}>
            {text.done}
          </Button>
          {canContinueHere && (
            <Button kind="link" onClick={() => send({ type: 'CONTINUE_HERE' })}>
              {text.continueHere}
            </Button>
          )}
          <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
            {text.cancel}
          </Button>
        </>
      }
    >
      {isOpen && (
        <>
          <p className="fv-elapsed" role="timer">
            {fill(text.qrExpires, { time: asClock(remainingMs) })}
          </p>
          <p className="fv-note fv-qr-apps">{text.qrApps}</p>
          <CopyButton label={text.qrCopy} value={address} />
        </>
      )}
      <p className="fv-note" role="status">
        {reportedDone && text.qrNoResult}
      </p>
    </Screen>
  );
}

/** Returns minutes and seconds, such as 4:59. */
function asClock(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
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
  /** Whether the code is used up or expired. Then it is too pale to be scanned. */
  readonly isOver: boolean;
}

/** Always dark on white: many phones do not read a light code on a dark page. */
function QrCode({ text, label, isOver }: QrCodeProps): ReactElement {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE }), [text]);
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className="fv-qr"
      data-expired={isOver || undefined}
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
