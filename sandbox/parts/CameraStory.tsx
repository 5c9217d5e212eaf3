import { type ReactElement, useState } from 'react';
import { createFakeCamera, type FakeCameraBehavior } from '../../mocks/createFakeCamera.js';
import type { DetectFaces } from '../../src/flow/model.js';
import { type Appearance, FaceVerificationView } from '../../src/react/FaceVerificationView.js';
import { optionsOf } from '../gallery.js';

export interface CameraStoryProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  readonly behavior: FakeCameraBehavior;
  readonly autoCapture: boolean;
  readonly cameras: number;
  /** Whether a face detector finds the portrait. Few browsers have one of their own. */
  readonly detector: boolean;
}

/** Shows the photo step with a fake camera. Its photos are discarded. */
export function CameraStory({
  behavior,
  autoCapture,
  cameras,
  detector,
  ...appearance
}: CameraStoryProps): ReactElement {
  const [devices] = useState(() => createFakeCamera({ behavior, cameras }));
  const detectFaces = detector ? findPortrait : undefined;
  const scene = {
    state: { step: 'capturing' },
    photo: { camera: { devices, autoCapture, detectFaces } },
  } as const;
  return (
    <FaceVerificationView
      state={scene.state}
      send={() => {}}
      options={optionsOf(scene)}
      appearance={appearance}
    />
  );
}

/** Finds the face of the sample portrait where it is drawn. */
const findPortrait: DetectFaces = async () => [{ x: 0.5, y: 0.45, height: 0.45 }];
