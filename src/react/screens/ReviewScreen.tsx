import { type ReactElement, useState } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { EnlargedPhoto } from '../components/EnlargedPhoto.js';
import { EnlargeIcon } from '../components/illustrations.js';
import { isDoubtful, PhotoDoubts, suggestsRetake } from '../components/photoDoubts.js';
import { Screen } from '../components/Screen.js';
import { useObjectUrl } from '../components/useObjectUrl.js';
import { useMessages } from '../messages/useMessages.js';

interface ReviewScreenProps {
  readonly photo: PreparedPhoto;
  readonly blockDoubtful?: boolean | undefined;
  /** Whether the user saw themself as in a mirror when the photo was taken. */
  readonly mirrored?: boolean | undefined;
  readonly send: (action: FlowAction) => void;
}

/** Shows the photo as wide as the widget, cropped to the window. A tap shows the whole of it. */
export function ReviewScreen({ photo, blockDoubtful, mirrored, send }: ReviewScreenProps): ReactElement {
  const text = useMessages().review;
  const url = useObjectUrl(photo.blob);
  const [isEnlarged, setEnlarged] = useState(false);
  const doubtful = suggestsRetake(photo);
  const use = (
    <Button key="use" kind={doubtful ? 'secondary' : 'primary'} onClick={() => send({ type: 'USE_PHOTO' })}>
      {text.use}
    </Button>
  );
  const retake = (
    <Button key="retake" kind={doubtful ? 'primary' : 'secondary'} onClick={() => send({ type: 'GO_BACK' })}>
      {text.retake}
    </Button>
  );
  return (
    <Screen
      title={text.title}
      intro={text.intro}
      actions={doubtful ? [retake, !(blockDoubtful && isDoubtful(photo)) && use] : [use, retake]}
    >
      <div className="fv-photo-frame" data-mirrored={mirrored || undefined}>
        {/* Kept out of session recordings: https://docs.sentry.io/platforms/javascript/session-replay/privacy/ */}
        <img
          className="fv-photo"
          src={url}
          alt={text.alt}
          width={photo.width}
          height={photo.height}
          data-sentry-block=""
        />
        <button
          type="button"
          className="fv-enlarge"
          aria-label={text.enlarge}
          onClick={() => setEnlarged(true)}
        >
          <EnlargeIcon />
        </button>
      </div>
      <PhotoDoubts photo={photo} />
      {isEnlarged && url && (
        <EnlargedPhoto url={url} mirrored={mirrored} onClose={() => setEnlarged(false)} />
      )}
    </Screen>
  );
}
