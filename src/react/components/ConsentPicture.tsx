import type { ReactElement } from 'react';
import { Picture } from './Picture.js';

/** Apart from the other pictures, which the first screen does not need. */
export function ConsentPicture(): ReactElement {
  return (
    <Picture>
      <path
        className="fv-tint"
        d="M80 12c14 9 26 11 38 12v32c0 24-15 42-38 52-23-10-38-28-38-52V24c12-1 24-3 38-12Z"
      />
      <path
        className="fv-line"
        d="M80 12c14 9 26 11 38 12v32c0 24-15 42-38 52-23-10-38-28-38-52V24c12-1 24-3 38-12Z"
      />
      <g className="fv-line fv-accent-line">
        <circle cx="80" cy="48" r="13" />
        <path d="M58 82c3-11 12-15 22-15s19 4 22 15" />
      </g>
    </Picture>
  );
}
