import type { ReactElement } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import { isDoubtful, suggestsRetake } from '../components/photoDoubts.js';
import { useMessages } from '../messages/useMessages.js';

interface ShotControlsProps {
  /** `undefined` while it is prepared. */
  readonly photo: PreparedPhoto | undefined;
  readonly blockDoubtful: boolean | undefined;
  readonly onRetake: () => void;
  readonly onUse: () => void;
}

/** Shows the two decisions about a photo that was just taken. A doubtful photo is better taken again. */
export function ShotControls({ photo, blockDoubtful, onRetake, onUse }: ShotControlsProps): ReactElement {
  const { camera: text, review } = useMessages();
  const doubtful = photo !== undefined && suggestsRetake(photo);
  const blocked = photo !== undefined && blockDoubtful === true && isDoubtful(photo);
  return (
    <div className="fv-camera-bottom">
      <button
        type="button"
        className="fv-shot-button"
        data-kind={doubtful ? 'primary' : 'secondary'}
        // The second tap of a double tap was meant for the shutter.
        onClick={({ detail }) => detail < 2 && onRetake()}
      >
        {text.retake}
      </button>
      {!blocked && (
        <button
          type="button"
          className="fv-shot-button"
          data-kind={doubtful ? 'secondary' : 'primary'}
          aria-label={review.use}
          // `disabled` would drop the focus from the button.
          aria-disabled={!photo}
          onClick={({ detail }) => photo && detail < 2 && onUse()}
        >
          {text.use}
        </button>
      )}
    </div>
  );
}
