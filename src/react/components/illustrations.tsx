import type { ReactElement } from 'react';
import type { CatalogReason } from '../../codes/reasons.js';
import { Picture } from './Picture.js';

/** A head with shoulders, centred on 80/60. */
function Person(): ReactElement {
  return (
    <g className="fv-line">
      <path d="M64 50c0-12 6-20 16-20s16 8 16 20c0 13-7 23-16 23s-16-10-16-23Z" />
      <path d="M64 48c3-8 9-11 16-11s13 3 16 11" />
      <path d="M52 94c2-11 10-16 20-17v-5m36 22c-2-11-10-16-20-17v-5" />
    </g>
  );
}

function Brackets(): ReactElement {
  return (
    <path
      className="fv-line fv-accent-line"
      d="M42 34V26a8 8 0 0 1 8-8h8m44 0h8a8 8 0 0 1 8 8v8m0 52v8a8 8 0 0 1-8 8h-8m-44 0h-8a8 8 0 0 1-8-8v-8"
    />
  );
}

/** A camera that is crossed out, for every reason why there is none. */
export function CameraOffPicture(): ReactElement {
  return (
    <Picture tone="warning">
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <CameraOff />
    </Picture>
  );
}

function CameraOff(): ReactElement {
  return (
    <>
      <g className="fv-line">
        <path d="M50 46h12l7-11h22l7 11h12a5 5 0 0 1 5 5v31a5 5 0 0 1-5 5H50a5 5 0 0 1-5-5V51a5 5 0 0 1 5-5Z" />
        <circle cx="80" cy="65" r="13" />
      </g>
      <path className="fv-line fv-accent-line" d="M42 28l76 68" />
    </>
  );
}

/** Shows where a browser has the permissions of a page: the icon at the left of its address. */
export function AddressBarPicture(): ReactElement {
  return (
    <svg className="fv-picture fv-steps-picture" viewBox="0 0 200 44" aria-hidden="true" focusable="false">
      <rect className="fv-tint" y="4" width="200" height="36" rx="18" />
      <circle className="fv-line fv-accent-line" cx="22" cy="22" r="20" />
      <path className="fv-line" d="M12 17h7m6 0h7M12 27h11m6 0h3" />
      <circle className="fv-line" cx="22" cy="17" r="2.5" />
      <circle className="fv-line" cx="26" cy="27" r="2.5" />
      <path className="fv-line" d="M56 22h70" />
    </svg>
  );
}

/** Shows the switch of the camera in the settings of a system. */
export function SwitchPicture(): ReactElement {
  return (
    <svg className="fv-picture fv-steps-picture" viewBox="0 0 200 44" aria-hidden="true" focusable="false">
      <rect className="fv-tint" width="200" height="44" rx="10" />
      <path className="fv-line" d="M14 16h6l3-4h10l3 4h6v16H14Z" />
      <circle className="fv-line" cx="28" cy="23" r="4" />
      <path className="fv-line" d="M56 22h60" />
      <path
        className="fv-solid"
        fillRule="evenodd"
        d="M160 10h18a12 12 0 0 1 0 24h-18a12 12 0 0 1 0-24Zm18 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18Z"
      />
    </svg>
  );
}

export function FramingPicture(): ReactElement {
  return (
    <Picture>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <Person />
      <g className="fv-line">
        <path d="M74 52v2m12-2v2m-9 9c2 2 4 2 6 0" />
      </g>
      <Brackets />
    </Picture>
  );
}

/** A face being read; the line moves unless motion is unwelcome. */
export function ScanningPicture(): ReactElement {
  return (
    <Picture>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <Person />
      <Brackets />
      <path className="fv-line fv-accent-line fv-scan" d="M46 60h68" />
    </Picture>
  );
}

export function PassedPicture(): ReactElement {
  return (
    <Picture>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <circle className="fv-solid fv-pop" cx="80" cy="60" r="36" />
      <path className="fv-line fv-check" pathLength="1" d="m64 61 11 11 22-23" />
    </Picture>
  );
}

interface RejectedPictureProps {
  readonly reason: CatalogReason | undefined;
  /** Whether no attempt is left: red instead of amber. */
  readonly isLost: boolean;
}

/** Shows the reason at a glance, such as a covered face or several people. */
export function RejectedPicture({ reason, isLost }: RejectedPictureProps): ReactElement {
  return (
    <Picture tone={isLost ? 'danger' : 'warning'}>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <ReasonDrawing reason={reason} />
    </Picture>
  );
}

function ReasonDrawing({ reason }: Pick<RejectedPictureProps, 'reason'>): ReactElement {
  switch (reason) {
    case 'faceCovered':
      return (
        <>
          <Person />
          <path
            className="fv-ink"
            d="M65 45h13v4c0 4-3 6-6.5 6S65 53 65 49Zm17 0h13v4c0 4-3 6-6.5 6S82 53 82 49Z"
          />
          <path className="fv-line" d="M78 47h4" />
          <path className="fv-line fv-mask" d="M66 60c9-3 19-3 28 0-2 9-8 13-14 13s-12-4-14-13Z" />
        </>
      );
    case 'pictureBlurred':
    case 'videoUnusable':
    case 'lightLivenessFailed':
      return (
        <>
          <Person />
          <circle className="fv-line fv-accent-line" cx="112" cy="36" r="7" />
          <path
            className="fv-line fv-accent-line"
            d="M112 20v3m0 26v3m-16-16h3m26 0h3m-27.5-11.5 2 2m19 19 2 2m0-23-2 2m-19 19-2 2"
          />
        </>
      );
    case 'faceNotFound':
    case 'notFrontal':
    case 'tooNearOrFar':
    case 'blinkMissing':
      return (
        <>
          <Person />
          <Brackets />
        </>
      );
    case 'severalFaces':
      return (
        <>
          <g transform="translate(-12 4)">
            <Person />
          </g>
          <path
            className="fv-line fv-accent-line"
            d="M88 34c2-7 7-11 13-11 9 0 15 7 15 18 0 12-6 21-14 21-4 0-7-2-10-6m16 12c11 2 17 8 19 18"
          />
        </>
      );
    case 'identityMismatch':
    case 'identityInvalid':
    case 'identityUnknown':
      return (
        <>
          <rect className="fv-line" x="44" y="37" width="72" height="48" rx="6" />
          <path className="fv-line" d="M55 56a7 7 0 0 1 14 0 7 7 0 0 1-14 0Zm-3 19c1-6 4-9 10-9s9 3 10 9" />
          <path className="fv-line fv-accent-line" d="M82 52h22M82 62h22M82 72h13" />
        </>
      );
    case 'limitReached':
    case 'tooFrequent':
    case 'timedOut':
      return (
        <>
          <circle className="fv-line" cx="80" cy="60" r="34" />
          <path className="fv-line fv-accent-line" d="M80 40v21l14 9" />
        </>
      );
    case 'networkPoor':
      return <CloudOff />;
    case 'cameraDenied':
    case 'cameraFailed':
      return <CameraOff />;
    case 'voiceUnclear':
      return (
        <>
          <path className="fv-line" d="M80 38v44M66 49v22m28-22v22" />
          <path className="fv-line fv-accent-line" d="M52 56v8m56-8v8" />
        </>
      );
    default:
      return (
        <>
          <Person />
          <Mark />
        </>
      );
  }
}

export function UndecidedPicture(): ReactElement {
  return (
    <Picture>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <circle className="fv-line" cx="80" cy="60" r="34" />
      <path className="fv-line fv-accent-line" d="M80 40v21l14 9" />
    </Picture>
  );
}

export function OfflinePicture(): ReactElement {
  return (
    <Picture tone="warning">
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <CloudOff />
    </Picture>
  );
}

function CloudOff(): ReactElement {
  return (
    <>
      <path className="fv-line" d="M60 78h40a15 15 0 0 0 2-30 22 22 0 0 0-42-4 17 17 0 0 0 0 34Z" />
      <path className="fv-line fv-accent-line" d="m56 36 48 52" />
    </>
  );
}

/** @param isLost whether the user cannot go on here: red instead of amber */
export function FailedPicture({ isLost }: { readonly isLost: boolean }): ReactElement {
  return (
    <Picture tone={isLost ? 'danger' : 'warning'}>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <circle className="fv-line fv-accent-line" cx="80" cy="60" r="34" />
      <path className="fv-line fv-accent-line" d="M80 43v21m0 12v1" />
    </Picture>
  );
}

export function LeftPicture(): ReactElement {
  return (
    <Picture>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <path className="fv-line" d="M86 32H62a6 6 0 0 0-6 6v44a6 6 0 0 0 6 6h24" />
      <path className="fv-line fv-accent-line" d="M74 60h34m-12-12 12 12-12 12" />
    </Picture>
  );
}

/** An exclamation mark in a disc, at the person's shoulder. */
function Mark(): ReactElement {
  return (
    <>
      <circle className="fv-solid" cx="108" cy="86" r="15" />
      <path className="fv-line fv-on-solid" d="M108 78v9m0 6v.5" />
    </>
  );
}

export function CameraIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z" />
      <circle cx="12" cy="13" r="3.5" />
    </svg>
  );
}

export function AlbumIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="3" y="4" width="18" height="16" rx="2" />
      <circle cx="8.5" cy="9.5" r="1.5" />
      <path d="m4 18 5-5 3 3 3-3 5 5" />
    </svg>
  );
}

export function PhoneIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="6" y="2.5" width="12" height="19" rx="2.5" />
      <circle cx="12" cy="10" r="3" />
      <path d="M11 18h2" />
    </svg>
  );
}

export function BackIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M15 5 8 12l7 7" />
    </svg>
  );
}

/** Two arrows in a circle: the other camera, or another try. */
export function SwitchIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 11a8 8 0 0 1 14-4.5L20 9m0-5v5h-5m5 4a8 8 0 0 1-14 4.5L4 15m0 5v-5h5" />
    </svg>
  );
}

export function EnlargeIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M14 4h6v6m-6 0 6-6M10 20H4v-6m6 0-6 6" />
    </svg>
  );
}
