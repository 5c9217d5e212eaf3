import { type FormEvent, type ReactElement, useId } from 'react';
import { samplePortrait } from '../../mocks/portrait.js';
import { findScenario, scenarios } from '../../mocks/scenarios.js';
import type { FaceVerificationEvent } from '../index.js';
import { type DeveloperWords, developerWords } from './developerWords.js';
import { scenarioTitle } from './scenarioNames.js';
import { type DemoSettings, withSetting } from './settings.js';

export type HandoffEvent = Extract<FaceVerificationEvent, { type: 'handoff' }>;

interface DeveloperBarProps {
  readonly settings: DemoSettings;
  /** Handoff that was taken. */
  readonly handedOff: HandoffEvent | undefined;
}

/** Shows the developer's settings at the window's lower edge, visibly not part of the insurer's page. */
export function DeveloperBar({ settings, handedOff }: DeveloperBarProps): ReactElement {
  const { scenario, locale } = settings;
  const words = developerWords[locale];
  const mocked = scenario !== 'live';
  const names = Object.keys(words.choices) as (keyof DeveloperWords['choices'])[]; // the keys of a literal
  return (
    <details className="developer">
      <summary>
        <span className="developer-dot" data-mocked={mocked} />
        {mocked ? words.mocked : words.live} ·{' '}
        {mocked ? scenarioTitle(findScenario(scenario), locale) : words.thisSite}
      </summary>
      <div className="developer-settings">
        <Choice
          name="scenario"
          label={words.scenario}
          value={scenario}
          options={[
            ...scenarios.map((each) => [each.name, scenarioTitle(each, locale)] as const),
            ['live', words.noMocks],
          ]}
        />
        <UserId key={settings.userId} value={settings.userId} words={words} />
        {names.map((name) => (
          <Choice
            key={name}
            name={name}
            label={words.choices[name].label}
            value={settings[name]}
            options={Object.entries(words.choices[name].options)}
          />
        ))}
        <button type="button" className="developer-link" onClick={pasteSamplePhoto}>
          {words.samplePhoto}
        </button>
        {handedOff && <output className="developer-link">{describe(handedOff, words)}</output>}
        <a className="developer-link" href="/sandbox/probe/">
          {words.probe}
        </a>
      </div>
    </details>
  );
}

function describe(
  { chosen, skipped, mobile, inApp, miniProgram }: HandoffEvent,
  words: DeveloperWords,
): string {
  const app = [...(inApp ? [inApp] : []), ...(miniProgram ? [words.miniProgram] : [])];
  const device = [mobile ? words.phone : words.computer, ...app].join(', ');
  const passedOver = skipped.length > 0 ? [`${words.passedOver} ${skipped.join(', ')}`] : [];
  return [`${words.handedOff} ${chosen} (${device})`, ...passedOver].join(' · ');
}

/** Some of the magic inputs of docs/mocks.md. */
const magicUserIds = [
  'code_0',
  'code_66660004',
  'code_66660025',
  'errcode_50012',
  'fault_http429',
  'resultFault_offline',
];

interface UserIdProps {
  readonly value: string;
  readonly words: DeveloperWords;
}

/** Takes any user ID, with the magic ones as suggestions. */
function UserId({ value, words }: UserIdProps): ReactElement {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    location.assign(withSetting('userId', String(new FormData(event.currentTarget).get('userId'))));
  };
  return (
    <form className="developer-choice" onSubmit={submit}>
      <label htmlFor={id}>{words.userId}</label>
      <span className="developer-field">
        <input
          id={id}
          name="userId"
          defaultValue={value}
          pattern="[A-Za-z0-9_\-]{1,32}"
          list={`${id}-magic`}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-note`}
          onBlur={({ target }) => target.value !== value && target.form?.requestSubmit()}
        />
        <small id={`${id}-note`}>{words.magic}</small>
      </span>
      <datalist id={`${id}-magic`}>
        {magicUserIds.map((magic) => (
          <option key={magic} value={magic} />
        ))}
      </datalist>
    </form>
  );
}

/** Pastes the sample photo into the page, as a user pastes a picture: the product's screens need no button for it. */
async function pasteSamplePhoto(): Promise<void> {
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([await samplePortrait()], 'sample.jpg', { type: 'image/jpeg' }));
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

interface ChoiceProps {
  readonly name: keyof DemoSettings;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

function Choice({ name, label, value, options }: ChoiceProps): ReactElement {
  const id = useId();
  return (
    <div className="developer-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => location.assign(withSetting(name, target.value))}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
