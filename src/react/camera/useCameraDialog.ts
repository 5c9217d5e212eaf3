import { type ComponentType, useEffect, useState } from 'react';
import type { CameraDialogProps } from './CameraDialog.js';

/** The camera's code comes while the person reads; `failed` where it does not come at all. */
export function useCameraDialog(wanted: boolean): ComponentType<CameraDialogProps> | 'failed' | undefined {
  const [loaded, setLoaded] = useState<{ readonly dialog: ComponentType<CameraDialogProps> | 'failed' }>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    import('./CameraDialog.js').then(
      ({ CameraDialog }) => current && setLoaded({ dialog: CameraDialog }),
      () => current && setLoaded({ dialog: 'failed' }),
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return loaded?.dialog;
}
