import { type ReactElement, useState } from 'react';
import { useMessages } from '../messages/useMessages.js';
import { useObjectUrl } from './useObjectUrl.js';

interface RecordingsProps {
  /** A JPEG or PNG by its content. */
  readonly photo: Blob | undefined;
  /** An MP4 by its content. */
  readonly video: Blob | undefined;
}

/** Photo and video of the face check. A sentence replaces media that cannot be decoded. Hidden from session recordings. */
export function Recordings({ photo, video }: RecordingsProps): ReactElement {
  const text = useMessages().media;
  const photoUrl = useObjectUrl(photo);
  const videoUrl = useObjectUrl(video);
  const [broken, setBroken] = useState<ReadonlySet<'photo' | 'video'>>(new Set());
  const drop = (which: 'photo' | 'video') => setBroken((before) => new Set(before).add(which));

  return (
    <div className="fv-media">
      {photoUrl && !broken.has('photo') && (
        <img
          className="fv-media-photo"
          src={photoUrl}
          alt={text.photo}
          data-sentry-block=""
          onError={() => drop('photo')}
        />
      )}
      {videoUrl && !broken.has('video') && (
        <video
          className="fv-media-video"
          src={videoUrl}
          aria-label={text.video}
          controls
          muted
          playsInline
          preload="metadata"
          data-sentry-block=""
          onError={() => drop('video')}
        />
      )}
      {broken.size > 0 && <p className="fv-media-note">{text.missing}</p>}
    </div>
  );
}
