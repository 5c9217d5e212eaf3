import type { ReactElement, ReactNode } from 'react';
import type { VerificationType } from '../../flow/model.js';
import type { FlowState, FlowStep } from '../../flow/states.js';
import { useFormats } from '../messages/formats.js';
import { fill, type Messages } from '../messages/messages.js';

type Stage = 'consent' | 'photo' | 'identity' | 'face' | 'result';

/** The stage of each step of the flow. `undefined` if the user has left. */
const stageOf: Readonly<Record<Exclude<FlowStep, 'failed'>, Stage | undefined>> = {
  consenting: 'consent',
  capturing: 'photo',
  preparing: 'photo',
  reviewing: 'photo',
  enteringIdentity: 'identity',
  // In `match` this is the consent, which has no stage of its own for the age.
  checkingAge: 'identity',
  requestingTicket: 'face',
  handingOff: 'face',
  interrupted: 'face',
  awaitingResult: 'result',
  passed: 'result',
  rejected: 'result',
  undecided: 'result',
  finished: 'result',
  withdrawing: undefined,
  cancelled: undefined,
};

interface ProgressStepsProps {
  readonly state: FlowState;
  readonly type: VerificationType;
  readonly consent: boolean;
  /** Whether the host has the photo, so that there is no stage for it. */
  readonly hasSourcePhoto: boolean;
  readonly text: Messages['stages'];
  /** Shown beside the name of the first stage. */
  readonly corner: ReactNode;
}

/** Shows how far the user has come. After a failure, it shows where a retry continues. */
export function ProgressSteps({
  state,
  type,
  consent,
  hasSourcePhoto,
  text,
  corner,
}: ProgressStepsProps): ReactElement | null {
  const { number } = useFormats();
  const current = stageOf[state.step === 'failed' ? state.retryAt.step : state.step];
  if (!current) return null;
  const input: readonly Stage[] = hasSourcePhoto ? [] : [type === 'match' ? 'photo' : 'identity'];
  const stages: readonly Stage[] = [...(consent ? (['consent'] as const) : []), ...input, 'face', 'result'];
  const position = Math.max(0, stages.indexOf(current));
  const isOver = state.step === 'passed' || state.step === 'rejected' || state.step === 'finished';
  const isDone = (index: number) => index < position || (index === position && isOver);

  return (
    <div className="fv-stages">
      <ol aria-label={text.label}>
        {stages.map((stage, index) => (
          <li
            key={stage}
            className="fv-stage"
            data-state={isDone(index) ? 'done' : index === position ? 'current' : 'ahead'}
            aria-current={index === position ? 'step' : undefined}
          >
            <span className="fv-unseen">{text[stage]}</span>
          </li>
        ))}
      </ol>
      <div className="fv-stage-now">
        <strong aria-hidden="true">{text[stages[position] ?? current]}</strong>
        <span aria-hidden="true">
          {fill(text.position, { position: number(position + 1), count: number(stages.length) })}
        </span>
        {position === 0 && corner}
      </div>
    </div>
  );
}
