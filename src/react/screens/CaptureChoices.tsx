import type { ReactElement } from 'react';
import type { CameraErrorKind } from '../../camera/cameraState.js';
import type { Picker } from '../../flow/model.js';
import type { FlowState } from '../../flow/states.js';
import type { CameraOffer } from '../camera/useCameraOffer.js';
import { Button } from '../components/Button.js';
import { CameraIcon, CameraOffPicture, FramingPicture } from '../components/illustrations.js';
import { PickerButtons } from '../components/PickerButtons.js';
import { Screen } from '../components/Screen.js';
import type { Explanation } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';

interface CaptureChoicesProps {
  readonly state: Extract<FlowState, { step: 'capturing' }>;
  readonly offer: CameraOffer;
  /** Outcome of the last attempt to open the in-page camera. */
  readonly error?: CameraErrorKind | undefined;
  /** Its code is still on its way. */
  readonly opening?: boolean | undefined;
  readonly onOpenCamera: () => void;
  readonly onPick: (picker: Picker) => void;
  readonly onBack: () => void;
  /** The host's own way to a photo. */
  readonly children?: ReactElement | undefined;
}

/** The ways to a photo: the in-page camera first, where there is one, and what the phone itself opens beside it. */
export function CaptureChoices(props: CaptureChoicesProps): ReactElement {
  const { state, offer, error, opening = false } = props;
  const { capture: text, camera, failed } = useMessages();
  const offered = offer.kind === 'offered';
  const explanation = error && camera.errors[error];
  const note = state.lostTo ? text.lost : state.error && failed.errors[state.error.code];

  return (
    <Screen
      // A new heading takes the focus, and is read out.
      key={error ?? 'choices'}
      picture={explanation ? <CameraOffPicture /> : <FramingPicture />}
      title={explanation ? explanation.title : text.title}
      intro={explanation ? explanation.advice : text.intro}
      actions={
        <>
          {offered && (
            <Button icon={<CameraIcon />} onClick={props.onOpenCamera} busy={opening}>
              {explanation ? camera.again : camera.open}
            </Button>
          )}
          <PickerButtons
            beside={offered}
            // The camera app has just cost the page: better not to lead there again.
            albumFirst={state.lostTo === 'camera'}
            withCamera={offered && !explanation && !state.lostTo ? 'touch' : true}
            onPick={props.onPick}
          />
          {props.children}
          <Button kind="text" onClick={props.onBack}>
            {text.back}
          </Button>
        </>
      }
    >
      {note ? <Notice {...note} /> : explanation ? null : <Tips offer={offer} />}
    </Screen>
  );
}

function Notice({ title, advice }: Explanation): ReactElement {
  return (
    <div className="fv-notice" role="alert">
      <strong>{title}</strong>
      <span>{advice}</span>
    </div>
  );
}

function Tips({ offer: { kind } }: { readonly offer: CameraOffer }): ReactElement {
  const { capture: text, camera } = useMessages();
  return (
    <>
      <ul className="fv-tips">
        <li>{text.tipLight}</li>
        <li>{text.tipFront}</li>
        <li>{text.tipUncovered}</li>
      </ul>
      {kind === 'offered' || kind === 'silent' ? (
        <p className="fv-note fv-drop">{text.drop}</p>
      ) : (
        <p className="fv-note fv-why">{camera.errors[kind === 'disallowed' ? 'unsupported' : kind].advice}</p>
      )}
    </>
  );
}
