import type { ReactElement } from 'react';
import type { MediaState } from '../../flow/states.js';
import { later, useLater } from '../later.js';
import { useMessages } from '../messages/useMessages.js';

/** Shown to few: comes when there is something to show. */
const recordings = later(async () => (await import('./Recordings.js')).default);

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
  const loaded = useLater(recordings);
  if (loaded === 'failed') return <Missing />;
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
