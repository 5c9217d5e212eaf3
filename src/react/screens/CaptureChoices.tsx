import type { ReactElement } from 'react';
import { permissionPlace } from '../../environment/permissionPlace.js';
import { readEnvironment } from '../../environment/readEnvironment.js';
import type { Picker } from '../../flow/model.js';
import type { FlowState } from '../../flow/states.js';
import type { CameraOffer } from '../camera/useCameraOffer.js';
import { Button } from '../components/Button.js';
import {
  AlbumIcon,
  CameraIcon,
  CameraOffPicture,
  FramingPicture,
  PhoneIcon,
  SwitchIcon,
} from '../components/illustrations.js';
import { FoldedSteps, PermissionPicture, PermissionSteps } from '../components/PermissionSteps.js';
import { PhotoExamples } from '../components/PhotoExamples.js';
import { Screen } from '../components/Screen.js';
import type { Explanation } from '../messages/messages.js';
import { useMessages } from '../messages/useMessages.js';
import { type CaptureError, type PhotoWay, rankWays } from './rankWays.js';

interface CaptureChoicesProps {
  readonly state: Extract<FlowState, { step: 'capturing' }>;
  readonly offer: CameraOffer;
  /** Error of the in-page camera at the last attempt to open it. */
  readonly error?: CaptureError | undefined;
  /** Whether the code of the in-page camera is still loading. */
  readonly opening?: boolean | undefined;
  /** Whether the user has opened the phone's camera and is here without a photo. It may have stayed black. */
  readonly usedPhoneCamera?: boolean | undefined;
  readonly onOpenCamera: () => void;
  readonly onPick: (picker: Picker) => void;
  readonly onBack: () => void;
  /** Opens the host's own camera. `undefined` if it has none. */
  readonly onHostCamera?: (() => void) | undefined;
}

/** Shows how to take a good photo, and the ways to one: a single button for the camera, and the album as a link. */
export function CaptureChoices(props: CaptureChoicesProps): ReactElement {
  const { state, offer, error } = props;
  const { capture: text, camera, failed, permission } = useMessages();
  const environment = readEnvironment();
  const hasSteps = permissionPlace(environment) !== undefined;
  const offered = offer.kind === 'offered';
  const explanation = error === 'notLoaded' ? camera.notLoaded : error && camera.errors[error];
  const lost = state.lostTo && (offered ? { ...text.lost, advice: text.lostWithCamera } : text.lost);
  const note = lost ?? (state.error && failed.errors[state.error.code]);
  const hostFailed = state.error?.code === 'photo_source_failed';
  const ways = rankWays({
    offered,
    error,
    lostTo: state.lostTo,
    host: props.onHostCamera && (hostFailed ? 'failed' : 'works'),
    hasMouse: hasMouse(),
    captureOpensRear: environment.captureOpensRear,
  });
  const isOnlyCamera = !error && ways.filter((way) => way !== 'album').length === 1;

  return (
    <Screen
      // A new heading takes the focus, and is read out.
      key={error ?? 'choices'}
      picture={
        explanation ? (
          error === 'denied' ? (
            <PermissionPicture />
          ) : (
            <CameraOffPicture />
          )
        ) : (
          <div className={note ? undefined : 'fv-hero'}>
            <FramingPicture />
          </div>
        )
      }
      title={explanation ? explanation.title : text.title}
      intro={
        explanation ? (error === 'denied' && hasSteps ? permission.intro : explanation.advice) : text.intro
      }
      actions={
        <>
          {ways.map((way, rank) => (
            <WayButton key={way} {...props} way={way} isFirst={rank === 0} isOnlyCamera={isOnlyCamera} />
          ))}
          <Button kind="text" onClick={props.onBack}>
            {text.back}
          </Button>
        </>
      }
    >
      {error === 'denied' && <PermissionSteps />}
      {offer.kind === 'denied' && <FoldedSteps summary={permission.how} />}
      {props.usedPhoneCamera && offer.kind !== 'denied' && error !== 'denied' && (
        <FoldedSteps summary={permission.black} intro={permission.blackIntro} />
      )}
      {note ? <Notice {...note} /> : explanation ? null : <Tips offer={offer} />}
    </Screen>
  );
}

/** Returns whether the main pointer is a mouse, and with it the window of a desktop. */
function hasMouse(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(hover: hover) and (pointer: fine)').matches;
}

interface WayButtonProps extends CaptureChoicesProps {
  readonly way: PhotoWay;
  readonly isFirst: boolean;
  /** Whether no other camera is shown, and none has failed. */
  readonly isOnlyCamera: boolean;
}

function WayButton({ way, isFirst, isOnlyCamera, ...props }: WayButtonProps): ReactElement {
  const { capture: text, camera } = useMessages();
  const kind = isFirst ? 'primary' : 'secondary';
  switch (way) {
    case 'page':
      return (
        <Button
          way={way}
          kind={kind}
          icon={props.error ? <SwitchIcon /> : <CameraIcon />}
          onClick={props.onOpenCamera}
          busy={props.opening}
        >
          {props.error ? camera.again : text.camera}
        </Button>
      );
    case 'system':
      return (
        <Button
          way={way}
          kind={kind}
          icon={isOnlyCamera ? <CameraIcon /> : <PhoneIcon />}
          onClick={() => props.onPick('camera')}
        >
          {isOnlyCamera ? text.camera : text.phoneCamera}
        </Button>
      );
    case 'host':
      return (
        <Button way={way} kind={kind} icon={<CameraIcon />} onClick={props.onHostCamera}>
          {isOnlyCamera ? text.camera : text.host}
        </Button>
      );
    case 'album':
      return (
        <Button
          way={way}
          kind={isFirst ? 'primary' : 'link'}
          icon={<AlbumIcon />}
          onClick={() => props.onPick('album')}
        >
          {text.album}
        </Button>
      );
  }
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
      <PhotoExamples />
      {kind === 'offered' || kind === 'silent' ? (
        <>
          <p className="fv-note fv-why">{text.trust}</p>
          <p className="fv-note fv-drop">{text.drop}</p>
        </>
      ) : (
        <p className="fv-note fv-why">{camera.errors[kind === 'disallowed' ? 'unsupported' : kind].advice}</p>
      )}
    </>
  );
}
