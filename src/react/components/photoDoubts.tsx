import type { ReactElement } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import { useMessages } from '../messages/useMessages.js';

/** Short side in pixels of the source below which a face may be unclear. */
const CLEAR_SIDE = 480;

function isSmall({ source }: PreparedPhoto): boolean {
  return Math.min(source.width, source.height) < CLEAR_SIDE;
}

/** Returns whether another photo should be taken: this one is small or nearly black. */
export function isDoubtful(photo: PreparedPhoto): boolean {
  return isSmall(photo) || photo.hints?.includes('tooDark') === true;
}

/** Returns whether taking another photo is offered first. A detector may be wrong, so it never keeps a photo from being used. */
export function suggestsRetake(photo: PreparedPhoto): boolean {
  return isDoubtful(photo) || photo.hints?.includes('noFace') === true;
}

/** Returns whether the photo has possible defects. */
export function hasDoubts(photo: PreparedPhoto): boolean {
  return isSmall(photo) || (photo.hints ?? []).length > 0;
}

/** Lists the possible defects of a photo. */
export function PhotoDoubts({ photo }: { readonly photo: PreparedPhoto }): ReactElement | null {
  const text = useMessages().review;
  const { hints = [] } = photo;
  if (!hasDoubts(photo)) return null;
  return (
    <ul className="fv-notice fv-hints">
      {isSmall(photo) && <li>{text.smallPicture}</li>}
      {hints.map((hint) => (
        <li key={hint}>{text.hints[hint]}</li>
      ))}
    </ul>
  );
}
