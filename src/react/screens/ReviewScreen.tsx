import type { ReactElement } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { useObjectUrl } from '../components/useObjectUrl.js';
import { useMessages } from '../messages/useMessages.js';

interface ReviewScreenProps {
  readonly photo: PreparedPhoto;
  readonly blockDoubtful?: boolean | undefined;
  readonly send: (action: FlowAction) => void;
}

/** Short side in pixels of the source below which a face may be unclear. */
const CLEAR_SIDE = 480;

export function ReviewScreen({ photo, blockDoubtful = false, send }: ReviewScreenProps): ReactElement {
  const text = useMessages().review;
  const url = useObjectUrl(photo.blob);
  const { hints = [], source } = photo;
  const isSmall = Math.min(source.width, source.height) < CLEAR_SIDE;
  const isDoubtful = isSmall || hints.includes('tooDark');
  const use = (
    <Button key="use" kind={isDoubtful ? 'secondary' : 'primary'} onClick={() => send({ type: 'USE_PHOTO' })}>
      {text.use}
    </Button>
  );
  const retake = (
    <Button
      key="retake"
      kind={isDoubtful ? 'primary' : 'secondary'}
      onClick={() => send({ type: 'GO_BACK' })}
    >
      {text.retake}
    </Button>
  );
  return (
    <Screen
      title={text.title}
      intro={text.intro}
      actions={isDoubtful ? [retake, !blockDoubtful && use] : [use, retake]}
    >
      {/* Kept out of session recordings: https://docs.sentry.io/platforms/javascript/session-replay/privacy/ */}
      <img
        className="fv-photo"
        src={url}
        alt={text.alt}
        width={photo.width}
        height={photo.height}
        data-sentry-block=""
      />
      {(isSmall || hints.length > 0) && (
        <ul className="fv-notice fv-hints">
          {isSmall && <li>{text.smallPicture}</li>}
          {hints.map((hint) => (
            <li key={hint}>{text.hints[hint]}</li>
          ))}
        </ul>
      )}
    </Screen>
  );
}
