import { lazy, type ReactElement, Suspense } from 'react';
import type { MediaState } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';

/** Shown to few: comes when there is something to show. */
const Recordings = lazy(() => import('./Recordings.js'));

/** Photo and video of the face check, where the host asked for them. */
export function Media({ media }: { readonly media: MediaState | undefined }): ReactElement | null {
  const text = useMessages().media;
  if (!media) return null;
  const waiting = (
    <p className="fv-media-note" role="status">
      {text.loading}
    </p>
  );
  if (media.status === 'loading') return waiting;
  if (media.status === 'missing') return <p className="fv-media-note">{text.missing}</p>;
  return (
    <Suspense fallback={waiting}>
      <Recordings photo={media.photo} video={media.video} />
    </Suspense>
  );
}
