import { type ReactElement, useMemo, useState } from 'react';
import type { FlowAction, FlowState } from '../../src/flow/states.js';
import { transition } from '../../src/flow/transition.js';
import { type Appearance, FaceVerificationView } from '../../src/react/FaceVerificationView.js';
import type { Slots } from '../../src/react/slots.js';
import { gallery, optionsOf, type Scene, type SceneName } from '../gallery.js';
import { createCaptureSlot } from './createCaptureSlot.js';

export interface SceneViewProps
  extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize' | 'messages' | 'slots'> {
  readonly scene: SceneName;
  /** Called with every action. */
  readonly onAction?: (action: FlowAction) => void;
}

/** Shows a screen by itself. Its buttons work as far as the flow's transitions go; nothing is requested. */
export function SceneView({ scene: name, onAction, ...appearance }: SceneViewProps): ReactElement {
  const scene: Scene = gallery[name];
  const { capture } = scene;
  const slots = useMemo<Slots>(
    () => (capture ? { screens: { capturing: createCaptureSlot(capture) } } : {}),
    [capture],
  );
  const options = optionsOf(scene);
  const [state, setState] = useState<FlowState>(scene.state);
  const plan =
    options.type === 'match'
      ? ({ type: 'match', consent: true } as const)
      : ({ type: 'authmatch', consent: true, identity: {} } as const);
  return (
    <FaceVerificationView
      state={state}
      send={(action) => {
        onAction?.(action);
        setState((before) => transition(before, action, plan));
      }}
      options={options}
      appearance={{ slots, ...appearance }}
    />
  );
}
