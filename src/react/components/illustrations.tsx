import type { ReactElement } from 'react';
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
      <g className="fv-line">
        <path d="M50 46h12l7-11h22l7 11h12a5 5 0 0 1 5 5v31a5 5 0 0 1-5 5H50a5 5 0 0 1-5-5V51a5 5 0 0 1 5-5Z" />
        <circle cx="80" cy="65" r="13" />
      </g>
      <path className="fv-line fv-accent-line" d="M42 28l76 68" />
    </Picture>
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

/** @param isLost whether no attempt is left: red instead of amber */
export function RejectedPicture({ isLost }: { readonly isLost: boolean }): ReactElement {
  return (
    <Picture tone={isLost ? 'danger' : 'warning'}>
      <circle className="fv-tint" cx="80" cy="60" r="52" />
      <Person />
      <Mark />
    </Picture>
  );
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
      <path className="fv-line" d="M60 78h40a15 15 0 0 0 2-30 22 22 0 0 0-42-4 17 17 0 0 0 0 34Z" />
      <path className="fv-line fv-accent-line" d="m56 36 48 52" />
    </Picture>
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

export function BackIcon(): ReactElement {
  return (
    <svg className="fv-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M15 5 8 12l7 7" />
    </svg>
  );
}

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
