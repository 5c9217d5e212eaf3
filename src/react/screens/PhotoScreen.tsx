import { type ReactElement, useContext, useEffect, useRef, useState } from 'react';
import type { PhotoOrigin, Picker } from '../../flow/model.js';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { PhotoOptions } from '../../options/options.js';
import { CaptureContext, type CaptureMemory } from '../camera/captureContext.js';
import { type CameraOffer, useCameraOffer } from '../camera/useCameraOffer.js';
import { useCameraView } from '../camera/useCameraView.js';
import { openFilePicker } from '../components/openFilePicker.js';
import { CaptureScreen } from './CaptureScreen.js';
import { PreparingScreen } from './PreparingScreen.js';
import { ReviewScreen } from './ReviewScreen.js';

interface PhotoScreenProps {
  readonly state: Extract<FlowState, { step: 'capturing' | 'preparing' | 'reviewing' }>;
  readonly options: PhotoOptions | undefined;
  readonly send: (action: FlowAction) => void;
}

const choosing = { step: 'capturing' } as const;

/**
 * Shows the steps of the photo. The in-page camera opens above them. It stays open after the shot, so that the user reviews
 * the photo in place of the preview.
 */
export function PhotoScreen({ state, options = {}, send }: PhotoScreenProps): ReactElement {
  const memory = useContext(CaptureContext);
  const possible = useCameraOffer(options.camera);
  useSecondChance(memory.current);
  const offer = memory.current.refusals > 1 ? refused : possible;
  const camera = useCameraView(offer, state);
  const Dialog = offer.kind === 'offered' ? camera.Dialog : undefined;
  const { autoCapture = false, detectFaces, deviceId } = options.camera || {};
  useOfferReport(offer.kind, send);
  // Old browsers do not report that a picker was closed, so this is set when it opens.
  const [usedPhoneCamera, setUsedPhoneCamera] = useState(false);
  const choose = (source: Blob, origin: PhotoOrigin) => {
    camera.hide();
    setUsedPhoneCamera(false);
    send({ type: 'CHOOSE_PHOTO', source, origin });
  };
  const pick = (picker: Picker, place: Element) => {
    send({ type: 'OPEN_PICKER', picker });
    setUsedPhoneCamera(picker === 'camera');
    openFilePicker(place, picker, {
      onFile: (source) => choose(source, picker),
      onCancel: () => send({ type: 'CLOSE_PICKER' }),
    });
  };
  const base = Dialog && state.step !== 'capturing' ? choosing : state;

  return (
    <>
      {base.step === 'capturing' && (
        <CaptureScreen
          state={base}
          takePhoto={options.takePhoto}
          offer={offer}
          error={camera.error}
          opening={camera.loading}
          usedPhoneCamera={usedPhoneCamera}
          onOpenCamera={camera.open}
          onChoose={choose}
          onPick={pick}
          onDismiss={camera.hide}
          send={send}
        />
      )}
      {base.step === 'preparing' && <PreparingScreen progress={base.progress} send={send} />}
      {base.step === 'reviewing' && (
        <ReviewScreen
          photo={base.photo}
          blockDoubtful={options.blockDoubtful}
          mirrored={memory.current.mirrored === base.photo}
          send={send}
        />
      )}
      {Dialog && offer.kind === 'offered' && (
        <Dialog
          devices={offer.devices}
          deviceId={typeof deviceId === 'string' ? deviceId : undefined}
          detectFaces={detectFaces}
          autoCapture={autoCapture}
          isAutomatic={camera.isAutomatic}
          shot={state.step === 'capturing' ? undefined : state}
          blockDoubtful={options.blockDoubtful}
          onPhoto={(source, largeFace) => {
            memory.current.tookPhoto = true;
            send({ type: 'CHOOSE_PHOTO', source, origin: 'camera', largeFace });
          }}
          onMirrored={(photo) => {
            memory.current.mirrored = photo;
          }}
          onError={camera.fail}
          onClose={camera.close}
          onAlbum={(place) => pick('album', place)}
          send={send}
        />
      )}
    </>
  );
}

/** Offers a refused camera once more when the user comes back to the page, perhaps from the settings. */
function useSecondChance(memory: CaptureMemory): void {
  const [, setChances] = useState(0);
  useEffect(() => {
    const look = () => {
      if (document.hidden || memory.refusals < 2) return;
      memory.refusals = 1;
      setChances((count) => count + 1);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [memory]);
}

/** Reports once a visit of the photo step whether its user can have the in-page camera. */
function useOfferReport(kind: CameraOffer['kind'], send: PhotoScreenProps['send']): void {
  const reported = useRef<CameraOffer['kind']>(undefined);
  useEffect(() => {
    if (kind === 'silent' || kind === reported.current) return;
    reported.current = kind;
    send({
      type: 'REPORT_CAMERA',
      report: { status: kind, durationMs: 0, automatic: true, facing: 'unknown' },
    });
  }, [kind, send]);
}

/** Asked for twice is enough: a third question would be a loop. */
const refused: CameraOffer = { kind: 'denied' };
