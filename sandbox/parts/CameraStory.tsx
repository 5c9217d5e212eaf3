import { type ReactElement, useState } from 'react';
import { createFakeCamera, type FakeCameraBehavior } from '../../mocks/createFakeCamera.js';
import { type Appearance, FaceVerificationView } from '../../src/react/FaceVerificationView.js';
import { optionsOf } from '../gallery.js';

export interface CameraStoryProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  readonly behavior: FakeCameraBehavior;
  readonly autoCapture: boolean;
  readonly cameras: number;
}

/** Shows the photo step with a fake camera. Its photos are discarded. */
export function CameraStory({
  behavior,
  autoCapture,
  cameras,
  ...appearance
}: CameraStoryProps): ReactElement {
  const [devices] = useState(() => createFakeCamera({ behavior, cameras }));
  const scene = { state: { step: 'capturing' }, photo: { camera: { devices, autoCapture } } } as const;
  return (
    <FaceVerificationView
      state={scene.state}
      send={() => {}}
      options={optionsOf(scene)}
      appearance={appearance}
    />
  );
}
