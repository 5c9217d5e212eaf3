import { useEffect, useState } from 'react';
import { tryCosmetic } from './tryCosmetic.js';

/** Returns an address for `blob` while it is shown. There is none in jsdom. */
export function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const created = tryCosmetic(() => URL.createObjectURL(blob));
    if (created === undefined) return;
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [blob]);
  return url;
}
