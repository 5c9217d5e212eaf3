import type { ComponentType, ReactElement } from 'react';
import type { FlowAction, FlowState, FlowStep } from '../flow/states.js';

/** Props of a component that the host passes as a slot. */
export interface SlotProps<State extends FlowState = FlowState> {
  /** Current state. It holds the photo and the ticket: keep it out of logs. */
  readonly state: State;
  readonly send: (action: FlowAction) => void;
  /** The widget's own part. Render it to add to it, or leave it out to replace it. */
  readonly original: ReactElement | undefined;
}

/** Components of the host. If one throws, the widget shows its own part, and the page gets the error. */
export interface Slots {
  /** Shown instead of the progress. */
  readonly header?: ComponentType<SlotProps> | undefined;
  /** Shown below every screen. By default there is nothing. */
  readonly footer?: ComponentType<SlotProps> | undefined;
  /** Shown instead of the screens of these steps. The first heading of each gets the focus. */
  readonly screens?:
    | {
        readonly [Step in FlowStep]?:
          | ComponentType<SlotProps<Extract<FlowState, { step: Step }>>>
          | undefined;
      }
    | undefined;
}
