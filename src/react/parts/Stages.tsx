import type { ReactElement } from 'react';
import type { VerificationType } from '../../flow/model.js';
import type { FlowStep } from '../../flow/states.js';
import { useMessages } from '../messages/useMessages.js';

type Stage = 'consent' | 'photo' | 'identity' | 'face' | 'result';

/** Which stage a step belongs to; `undefined` where the person has left the way. */
const stageOf: Readonly<Record<FlowStep, Stage | undefined>> = {
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
  failed: undefined,
  finished: undefined,
  cancelled: undefined,
};

interface StagesProps {
  readonly step: FlowStep;
  readonly type: VerificationType;
  readonly consent: boolean;
  /** The host has the photo: there is no stage for it. */
  readonly given: boolean;
}

/** Where the person is on the way. */
export function Stages({ step, type, consent, given }: StagesProps): ReactElement | null {
  const text = useMessages().stages;
  const current = stageOf[step];
  if (!current) return null;
  const input: readonly Stage[] = given ? [] : [type === 'match' ? 'photo' : 'identity'];
  const stages: readonly Stage[] = [...(consent ? (['consent'] as const) : []), ...input, 'face', 'result'];
  const position = stages.indexOf(current);

  return (
    <ol className="fv-stages" aria-label={text.label}>
      {stages.map((stage, index) => (
        <li
          key={stage}
          className="fv-stage"
          data-state={index < position ? 'done' : index === position ? 'current' : 'ahead'}
          aria-current={index === position ? 'step' : undefined}
        >
          {text[stage]}
        </li>
      ))}
    </ol>
  );
}
