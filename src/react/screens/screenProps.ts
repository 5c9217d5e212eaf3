import type { ReactElement } from 'react';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options/options.js';

export interface ScreenProps {
  readonly state: FlowState;
  readonly send: (action: FlowAction) => void;
  readonly options: FaceVerificationOptions;
  /** Accepts the consent that the screen asks for, with the proof of its text. */
  readonly agree: () => void;
}

/** Renders the screen of a step. */
export type RenderScreen = (props: ScreenProps) => ReactElement | undefined;
