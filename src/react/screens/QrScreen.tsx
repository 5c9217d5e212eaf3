import { encodeQR } from 'qr';
import { type ReactElement, useMemo } from 'react';
import type { FlowAction, HandoffPresentation } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { useFormats } from '../messages/formats.js';
import { fill } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';

interface QrScreenProps {
  readonly presentation: HandoffPresentation;
  readonly send: (action: FlowAction) => void;
}

/** The face check goes on on the person's phone; this page waits for the result by itself. */
export function QrScreen({ presentation, send }: QrScreenProps): ReactElement {
  const text = useMessages().handingOff;
  const { duration } = useFormats();
  const { text: address, expiresAt, canContinueHere } = presentation;
  const minutes = Math.max(1, Math.round((expiresAt - Date.now()) / 60_000));
  return (
    <Screen
      picture={<QrCode text={address} label={text.qrAlt} />}
      title={text.qrTitle}
      intro={text.qrIntro}
      actions={
        <>
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
      <p className="fv-elapsed">{fill(text.qrExpires, { time: duration(minutes * 60) })}</p>
    </Screen>
  );
}

/** Modules around the code that stay white, as the standard asks for (ISO/IEC 18004: 4). */
const QUIET_ZONE = 4;

/** Always dark on white: many phones do not read a light code on a dark page. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }): ReactElement {
  const rows = useMemo(() => encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE }), [text]);
  const path = rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className="fv-qr"
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
