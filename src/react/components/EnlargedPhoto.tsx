import { type ReactElement, useState } from 'react';
import { useHidden } from '../camera/useHidden.js';
import { useMessages } from '../messages/useMessages.js';
import { BackIcon } from './illustrations.js';
import { useModal } from './useModal.js';

interface EnlargedPhotoProps {
  readonly url: string | undefined;
  readonly mirrored: boolean | undefined;
  readonly onClose: () => void;
}

/** Shows the whole photo over the page. A tap enlarges it further; then it scrolls. */
export function EnlargedPhoto({ url, mirrored, onClose }: EnlargedPhotoProps): ReactElement {
  const { review: text, camera } = useMessages();
  const dialog = useModal();
  useHidden(dialog, onClose);
  const [isClose, setClose] = useState(false);
  return (
    <dialog
      className="fv-camera fv-enlarged"
      ref={dialog}
      aria-label={text.enlarge}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // A dialog of the page around would close as well (https://github.com/frappe/frappe/issues/41639).
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div className="fv-camera-top">
        <button type="button" className="fv-camera-button" onClick={onClose} aria-label={camera.close}>
          <BackIcon />
        </button>
      </div>
      <button
        type="button"
        className="fv-enlarged-view"
        aria-label={text.enlarge}
        aria-pressed={isClose}
        data-mirrored={mirrored || undefined}
        onClick={() => setClose(!isClose)}
      >
        <img src={url} alt="" data-sentry-block="" />
      </button>
    </dialog>
  );
}
