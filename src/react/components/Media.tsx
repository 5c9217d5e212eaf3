import type { ReactElement } from 'react';
import type { MediaState } from '../../flow/states.js';
import { lazy } from '../../shared/lazy.js';
import { useMessages } from '../messages/useMessages.js';
import { useLazy } from '../useLazy.js';

/** A chunk of its own, since few hosts show recordings. */
const recordings = lazy(async () => (await import('./Recordings.js')).Recordings, 'Recordings');

/** Photo and video of the face check, where the host asked for them. */
export function Media({ media }: { readonly media: MediaState | undefined }): ReactElement | null {
  if (!media) return null;
  if (media.status === 'loading') return <Loading />;
  if (media.status === 'missing') return <Missing />;
  return <Ready photo={media.photo} video={media.video} />;
}

interface ReadyProps {
  readonly photo: Blob | undefined;
  readonly video: Blob | undefined;
}

function Ready(props: ReadyProps): ReactElement {
  const loaded = useLazy(recordings);
  if (loaded?.error) return <Missing />;
  return loaded ? <loaded.part {...props} /> : <Loading />;
}

function Loading(): ReactElement {
  const text = useMessages().media;
  return (
    <p className="fv-media-note" role="status">
      {text.loading}
    </p>
  );
}

function Missing(): ReactElement {
  const text = useMessages().media;
  return <p className="fv-media-note">{text.missing}</p>;
}
