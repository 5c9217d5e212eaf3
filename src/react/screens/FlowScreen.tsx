import type { ComponentType, ReactElement } from 'react';
import type { FlowState, FlowWish } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options.js';
import { Slot } from '../parts/Slot.js';
import { SlotScreen } from '../parts/SlotScreen.js';
import type { SlotProps, Slots } from '../slots.js';
import { CaptureScreen } from './CaptureScreen.js';
import { ConsentScreen } from './ConsentScreen.js';
import { CancelledScreen, FinishedScreen } from './EndScreens.js';
import { FailedScreen } from './FailedScreen.js';
import { IdentityScreen } from './IdentityScreen.js';
import { PreparingScreen } from './PreparingScreen.js';
import { PassedScreen, RejectedScreen, UndecidedScreen } from './ResultScreens.js';
import { ReviewScreen } from './ReviewScreen.js';
import { AwaitingScreen, HandingOffScreen, RequestingScreen } from './WaitingScreens.js';

export interface FlowScreenProps {
  readonly state: FlowState;
  readonly send: (wish: FlowWish) => void;
  readonly options: FaceVerificationOptions;
  readonly slots?: Slots;
}

/** The host's screen of this step where there is one, else the widget's. */
export function FlowScreen({ state, send, options, slots = {} }: FlowScreenProps): ReactElement {
  const own = <OwnScreen state={state} send={send} options={options} />;
  const given = slots.screens?.[state.step];
  if (!given) return own;
  return (
    <SlotScreen>
      {/* The slot of a step gets the states of that step: TypeScript does not see that they go together. */}
      <Slot own={given as ComponentType<SlotProps>} state={state} send={send}>
        {own}
      </Slot>
    </SlotScreen>
  );
}

/** State in, wishes out. A forgotten step does not compile. */
function OwnScreen({ state, send, options }: Omit<FlowScreenProps, 'slots'>): ReactElement {
  const alternative = options.onAlternative !== undefined;
  switch (state.step) {
    case 'consenting':
      return (
        <ConsentScreen
          type={options.type}
          consent={options.consent || {}}
          alternative={alternative}
          send={send}
        />
      );
    case 'capturing':
      return <CaptureScreen state={state} options={options.photo} send={send} />;
    case 'preparing':
      return <PreparingScreen progress={state.progress} send={send} />;
    case 'reviewing':
      return <ReviewScreen photo={state.photo} send={send} />;
    case 'enteringIdentity':
      return <IdentityScreen identity={state.identity} send={send} />;
    case 'requestingTicket':
      return <RequestingScreen subject={state.subject} uploaded={state.uploaded} send={send} />;
    case 'handingOff':
      return <HandingOffScreen presentation={state.presentation} send={send} />;
    case 'awaitingResult':
      return <AwaitingScreen send={send} />;
    case 'passed':
      return <PassedScreen outcome={state.outcome} media={state.media} send={send} />;
    case 'rejected':
      return (
        <RejectedScreen outcome={state.outcome} media={state.media} alternative={alternative} send={send} />
      );
    case 'undecided':
      return <UndecidedScreen order={state.order} alternative={alternative} send={send} />;
    case 'failed':
      return (
        <FailedScreen error={state.error} retryAt={state.retryAt} alternative={alternative} send={send} />
      );
    case 'finished':
      return <FinishedScreen />;
    case 'cancelled':
      return <CancelledScreen reason={state.reason} send={send} />;
  }
}
