import type { ReactElement } from 'react';
import type { AgeBand } from '../../flow/age.js';
import type { FlowState } from '../../flow/states.js';
import { Agreement } from '../components/Agreement.js';
import { AlternativeButton } from '../components/AlternativeButton.js';
import { Button } from '../components/Button.js';
import { Screen } from '../components/Screen.js';
import { Term } from '../components/Term.js';
import { useMessages } from '../messages/useMessages.js';
import { ConsentTerms } from './ConsentTerms.js';
import type { ScreenProps } from './screenProps.js';

interface AgeScreenProps extends ScreenProps {
  readonly state: Extract<FlowState, { step: 'checkingAge' }>;
}

/** Asks for the age, or protects the minor. */
export function AgeScreen(props: AgeScreenProps): ReactElement {
  switch (props.state.band) {
    case 'under14':
      return <GuardianScreen {...props} />;
    case 'under18':
      return <NoteScreen {...props} />;
    default:
      return <QuestionScreen {...props} />;
  }
}

function QuestionScreen({ send }: AgeScreenProps): ReactElement {
  const text = useMessages().minors;
  const choose = (band: AgeBand | undefined) => send({ type: 'CHOOSE_AGE', band });
  return (
    <Screen
      align="start"
      title={text.ask.title}
      intro={text.ask.advice}
      actions={
        <Button kind="text" onClick={() => send({ type: 'GO_BACK' })}>
          {text.back}
        </Button>
      }
    >
      <Button kind="secondary" onClick={() => choose(undefined)}>
        {text.adult}
      </Button>
      <Button kind="secondary" onClick={() => choose('under18')}>
        {text.under18}
      </Button>
      <Button kind="secondary" onClick={() => choose('under14')}>
        {text.under14}
      </Button>
    </Screen>
  );
}

/** The full text for a guardian, who confirms being one. Nothing is sent before. */
function GuardianScreen({ state, options, agree, send }: AgeScreenProps): ReactElement {
  const messages = useMessages();
  const { minors: text, consent } = messages;
  return (
    <Screen
      align="start"
      title={text.guardian.title}
      intro={state.identity ? text.guardianById : text.guardian.advice}
      actions={
        <>
          <Agreement sentence={text.agree} hasBox text={consent} onAccept={agree} />
          <WaysOut options={options} send={send} />
        </>
      }
    >
      <dl className="fv-terms">
        <Term label={text.rulesLabel}>{text.rules}</Term>
      </dl>
      <ConsentTerms options={options} />
    </Screen>
  );
}

/** The note for a minor who may consent, in words for that age. */
function NoteScreen({ options, send }: AgeScreenProps): ReactElement {
  const { note, continue: goOn } = useMessages().minors;
  return (
    <Screen
      align="start"
      title={note.title}
      actions={
        <>
          <Button onClick={() => send({ type: 'CONTINUE' })}>{goOn}</Button>
          <WaysOut options={options} send={send} />
        </>
      }
    >
      <ul className="fv-points">
        <li>{note.what}</li>
        <li>{note.choice}</li>
        <li>{note.ask}</li>
      </ul>
    </Screen>
  );
}

function WaysOut({ options, send }: Pick<ScreenProps, 'options' | 'send'>): ReactElement {
  const { minors, consent, alternative } = useMessages();
  return (
    <div className="fv-row fv-ways">
      <Button kind="text" onClick={() => send({ type: 'GO_BACK' })}>
        {minors.back}
      </Button>
      {options.onUseAlternative && <AlternativeButton kind="text" text={alternative} send={send} />}
      <Button kind="text" onClick={() => send({ type: 'CANCEL' })}>
        {consent.decline}
      </Button>
    </div>
  );
}
