import { type ComponentType, type ReactElement, useContext, useState } from 'react';
import type { CameraState } from '../../src/camera/cameraState.js';
import type { FlowState } from '../../src/flow/states.js';
import { CameraView } from '../../src/react/camera/CameraView.js';
import { MessagesContext } from '../../src/react/messages/useMessages.js';
import { CaptureChoices } from '../../src/react/screens/CaptureChoices.js';
import type { SlotProps } from '../../src/react/slots.js';
import type { CaptureScene } from '../gallery.js';
import { createStillCamera } from './stillCamera.js';

type CaptureSlot = ComponentType<SlotProps<Extract<FlowState, { step: 'capturing' }>>>;

/** Creates a slot that shows the photo step with this state of the camera. No camera is opened. */
export function createCaptureSlot({ camera, shot, error, offer }: CaptureScene): CaptureSlot {
  return function CaptureInPlace({ state, send, original }) {
    const messages = useContext(MessagesContext);
    if (!messages) return <>{original}</>;
    if (camera)
      return (
        <>
          {original}
          <CameraInPlace state={camera} shot={shot} />
        </>
      );
    return (
      <div className="fv-capture">
        <CaptureChoices
          state={state}
          offer={offer ?? { kind: 'silent' }}
          error={error}
          onOpenCamera={() => {}}
          onPick={() => {}}
          onBack={() => send({ type: 'GO_BACK' })}
        />
      </div>
    );
  };
}

interface CameraInPlaceProps {
  readonly state: CameraState;
  readonly shot: CaptureScene['shot'];
}

function CameraInPlace({ state, shot }: CameraInPlaceProps): ReactElement | null {
  const [camera] = useState(() => createStillCamera(state));
  const [autoCapture, setAutoCapture] = useState(false);
  const [open, setOpen] = useState(true);
  if (!open) return null;
  return (
    <CameraView
      camera={camera}
      state={state}
      mirrored={state.status === 'live' ? state.mirrored : true}
      shot={shot}
      autoCapture={autoCapture}
      onAutoCapture={setAutoCapture}
      onClose={() => setOpen(false)}
      onAlbum={() => {}}
      onRetake={() => setOpen(false)}
      onUse={() => setOpen(false)}
    />
  );
}
