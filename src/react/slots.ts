import type { ComponentType, ReactElement } from 'react';
import type { FlowAction, FlowState, FlowStep } from '../flow/states.js';

/** What a part of the host's gets in place of the widget's own. */
export interface SlotProps<State extends FlowState = FlowState> {
  /** Where the flow stands. It holds the photo and the ticket: keep it out of logs. */
  readonly state: State;
  readonly send: (action: FlowAction) => void;
  /** What the widget would show here: render it to add to it, leave it out to replace it. */
  readonly original: ReactElement | undefined;
}

/** A component that throws gives way to the widget's own part, and the page hears of the error. */
export interface Slots {
  /** In place of the progress. */
  readonly header?: ComponentType<SlotProps> | undefined;
  /** Below every screen; nothing is there by itself. */
  readonly footer?: ComponentType<SlotProps> | undefined;
  /** In place of the screens of these steps. The first heading of each takes the focus. */
  readonly screens?:
    | {
        readonly [Step in FlowStep]?:
          | ComponentType<SlotProps<Extract<FlowState, { step: Step }>>>
          | undefined;
      }
    | undefined;
}
