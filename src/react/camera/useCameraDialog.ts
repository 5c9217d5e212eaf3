import { type ComponentType, useCallback, useEffect, useState } from 'react';
import type { CameraDialogProps } from './CameraDialog.js';

type Loaded = ComponentType<CameraDialogProps> | 'failed';

/** The camera's code comes while the person reads; `failed` where it does not come, until `load` brings it. */
export function useCameraDialog(wanted: boolean): {
  readonly dialog: Loaded | undefined;
  readonly load: () => void;
} {
  const [loaded, setLoaded] = useState<{ readonly dialog: Loaded }>();
  const load = useCallback(() => {
    import('./CameraDialog.js').then(
      ({ CameraDialog }) => setLoaded({ dialog: CameraDialog }),
      () => setLoaded({ dialog: 'failed' }),
    );
  }, []);
  useEffect(() => {
    if (wanted) load();
  }, [wanted, load]);
  return { dialog: loaded?.dialog, load };
}
