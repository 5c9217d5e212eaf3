import type { ReactElement } from 'react';
import type { VerificationType } from '../../flow/model.js';
import type { FlowState, FlowStep } from '../../flow/states.js';
import { useFormats } from '../messages/formats.js';
import { fill } from '../messages/messages.js';
import { useFirstMessages } from '../messages/useMessages.js';

type Stage = 'consent' | 'photo' | 'identity' | 'face' | 'result';

/** Which stage a step belongs to; `undefined` where the person has left the way. */
const stageOf: Readonly<Record<Exclude<FlowStep, 'failed'>, Stage | undefined>> = {
  consenting: 'consent',
  capturing: 'photo',
  preparing: 'photo',
  reviewing: 'photo',
  enteringIdentity: 'identity',
  requestingTicket: 'face',
  handingOff: 'face',
  awaitingResult: 'result',
  passed: 'result',
  rejected: 'result',
  undecided: 'result',
  finished: 'result',
  cancelled: undefined,
};

interface StagesProps {
  readonly state: FlowState;
  readonly type: VerificationType;
  readonly consent: boolean;
  /** Whether the host has the photo, so that there is no stage for it. */
  readonly hasSourcePhoto: boolean;
}

/** Where the person is on the way; after a failure, where a retry goes on. */
export function Stages({ state, type, consent, hasSourcePhoto }: StagesProps): ReactElement | null {
  const text = useFirstMessages().stages;
  const { number } = useFormats();
  const current = stageOf[state.step === 'failed' ? state.retryAt.step : state.step];
  if (!current) return null;
  const input: readonly Stage[] = hasSourcePhoto ? [] : [type === 'match' ? 'photo' : 'identity'];
  const stages: readonly Stage[] = [...(consent ? (['consent'] as const) : []), ...input, 'face', 'result'];
  const position = stages.indexOf(current);
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
      <p className="fv-stage-now" aria-hidden="true">
        <strong>{text[current]}</strong>
        <span>{fill(text.position, { position: number(position + 1), count: number(stages.length) })}</span>
      </p>
    </div>
  );
}
