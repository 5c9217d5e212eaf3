import { type ReactElement, useEffect, useRef } from 'react';
import { warnIframePermission } from '../../camera/warnIframePermission.js';
import type { PhotoOrigin, Picker } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { PhotoOptions } from '../../options/options.js';
import type { CameraOffer } from '../camera/useCameraOffer.js';
import { useDropAndPaste } from '../components/useDropAndPaste.js';
import { useHostCamera } from '../components/useHostCamera.js';
import { CaptureChoices } from './CaptureChoices.js';
import type { CaptureError } from './rankWays.js';

interface CaptureScreenProps {
  readonly state: Extract<FlowState, { step: 'capturing' }>;
  readonly takePhoto: PhotoOptions['takePhoto'];
  readonly offer: CameraOffer;
  /** Error of the in-page camera at the last attempt to open it. */
  readonly error: CaptureError | undefined;
  /** Whether the code of the in-page camera is still loading. */
  readonly opening: boolean;
  /** Whether the user has opened the phone's camera and is here without a photo. */
  readonly usedPhoneCamera: boolean;
  readonly onOpenCamera: () => void;
  readonly onChoose: (source: Blob, origin: PhotoOrigin) => void;
  /** @param place element for the file input */
  readonly onPick: (picker: Picker, place: Element) => void;
  /** Goes back from the error to the choices. */
  readonly onDismiss: () => void;
  readonly send: (action: FlowAction) => void;
}

/** Shows the ways to a photo, and takes a photo that is pasted or dropped. */
export function CaptureScreen(props: CaptureScreenProps): ReactElement {
  const { state, offer, error, onChoose, onPick, send } = props;
  const screen = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const onHostCamera = useHostCamera(props.takePhoto, {
    onPhoto: (source) => onChoose(source, 'host'),
    send,
  });
  const over = useDropAndPaste(screen, (source) => onChoose(source, 'album'));
  useRefusalWarning(offer.kind, error);

  return (
    <div ref={screen} className="fv-capture" data-over={over || undefined}>
      <CaptureChoices
        state={state}
        offer={offer}
        error={error}
        opening={props.opening}
        usedPhoneCamera={props.usedPhoneCamera}
        onOpenCamera={props.onOpenCamera}
        onPick={(picker) => place.current && onPick(picker, place.current)}
        onBack={() => (error ? props.onDismiss() : send({ type: 'GO_BACK' }))}
        onHostCamera={onHostCamera}
      />
      <div ref={place} hidden />
    </div>
  );
}

function useRefusalWarning(kind: CameraOffer['kind'], error: CaptureError | undefined): void {
  const refusal =
    kind === 'disallowed' ? kind : kind === 'denied' || error === 'denied' ? 'denied' : undefined;
  useEffect(() => {
    if (refusal) warnIframePermission(refusal);
  }, [refusal]);
}
