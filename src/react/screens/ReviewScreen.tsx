import type { ReactElement } from 'react';
import type { PreparedPhoto } from '../../flow/model.js';
import type { FlowAction } from '../../flow/states.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { useObjectUrl } from '../components/useObjectUrl.js';
import { useMessages } from '../messages/useMessages.js';

interface ReviewScreenProps {
  readonly photo: PreparedPhoto;
  readonly send: (action: FlowAction) => void;
}

export function ReviewScreen({ photo, send }: ReviewScreenProps): ReactElement {
  const text = useMessages().review;
  const url = useObjectUrl(photo.blob);
  const { hints = [] } = photo;
  return (
    <Screen
      title={text.title}
      intro={text.intro}
      actions={
        <>
          <Button onClick={() => send({ type: 'USE_PHOTO' })}>{text.use}</Button>
          <Button kind="secondary" onClick={() => send({ type: 'GO_BACK' })}>
            {text.retake}
          </Button>
        </>
      }
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
      {hints.length > 0 && (
        <ul className="fv-notice fv-hints">
          {hints.map((hint) => (
            <li key={hint}>{text.hints[hint]}</li>
          ))}
        </ul>
      )}
    </Screen>
  );
}
