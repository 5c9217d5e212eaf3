import { type ReactElement, useState } from 'react';
import { uploadForm } from '../client/uploadForm.js';
import { FaceVerification, type FaceVerificationEvent, type Outcome } from '../index.js';
import { DeveloperBar, type HandoffEvent } from './DeveloperBar.js';
import { FakeSdkSheet } from './FakeSdkSheet.js';
import { createHandoff } from './handoffs.js';
import { findScenarioNames } from './scenarioNames.js';
import { type DemoSettings, hasServerMocks, withSetting } from './settings.js';
import { demoWords } from './words.js';

const api = { baseUrl: '', getToken: () => 'demo-token' };
const upload = uploadForm({
  url: '/mock/upload',
  read: (reply) => ({ origin: 'fds', data: String(Object(Object(reply).data).path) }),
});

/** Shows a page as an insurer would ship it: the widget is one step of a claim. */
export function DemoPage({ settings }: { readonly settings: DemoSettings }): ReactElement {
  const [outcome, setOutcome] = useState<Outcome>();
  const [handedOff, setHandedOff] = useState<HandoffEvent>();
  const [handoff] = useState(() => createHandoff(settings.handoff));
  const [otherWay, setOtherWay] = useState(false);
  const { type, locale, theme, userId, resultMedia, scenario, textSize, accent, camera } = settings;
  const words = demoWords[locale];
  const attempts = settings.result === 'noAttempts' ? 0 : 2;
  const common = {
    // A mock server is shared: the scenario goes along with each request.
    api: hasServerMocks() && scenario !== 'live' ? { ...api, headers: { 'X-Mock-Scenario': scenario } } : api,
    userId,
    resultMedia: resultMedia || undefined,
    handoff,
    backButton: true,
    ...(settings.result === 'plain' ? {} : { result: { showScores: true, getAttemptsLeft: () => attempts } }),
    ...(settings.alternative === 'yes' ? { onUseAlternative: () => setOtherWay(true) } : {}),
    consent: words.consent,
    locale,
    theme,
    textSize,
    accent,
    onClose: setOutcome,
    onEvent: (event: FaceVerificationEvent) => event.type === 'handoff' && setHandedOff(event),
  };

  const photo = {
    ...(settings.photo === 'upload' ? { upload } : {}),
    camera: camera === 'off' ? (false as const) : { autoCapture: camera === 'auto' },
  };

  return (
    <div className="demo" lang={locale}>
      <div className="window">
        <div className="page" data-theme={theme}>
          <header className="bar">
            <a className="bar-back" href={location.pathname + location.search}>
              <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d="m15 5-7 7 7 7" />
              </svg>
              <span className="unseen">{words.back}</span>
            </a>
            <h1 className="bar-title">{words.title}</h1>
            <span className="brand">{words.brand}</span>
          </header>
          {settings.unknownScenario !== undefined && (
            <NoScenario name={settings.unknownScenario} text={words.noScenario} />
          )}
          <section className="claim" aria-label={words.claim}>
            <p className="claim-label">{words.claimName}</p>
            <p className="claim-amount">
              <small>¥</small>8,640.00
            </p>
            <p className="claim-note">{words.claimNote}</p>
          </section>
          <main className="card">
            {outcome ? (
              <Done passed={outcome.verdict === 'passed'} words={words} />
            ) : otherWay ? (
              <OtherWays words={words} onBack={() => setOtherWay(false)} />
            ) : type === 'match' ? (
              <FaceVerification {...common} type="match" photo={photo} />
            ) : (
              <FaceVerification {...common} type="authmatch" />
            )}
          </main>
        </div>
      </div>
      <FakeSdkSheet words={words} />
      <DeveloperBar settings={settings} handedOff={handedOff} />
    </div>
  );
}

/** Lists the scenarios where the address names one that does not exist. */
function NoScenario({ name, text }: { readonly name: string; readonly text: string }): ReactElement {
  return (
    <div className="no-scenario" role="alert">
      <p>{text.replace('{name}', () => name)}</p>
      <ul>
        {findScenarioNames().map((scenario) => (
          <li key={scenario}>
            <a href={withSetting('scenario', scenario)}>{scenario}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface OtherWaysProps {
  readonly words: Words;
  readonly onBack: () => void;
}

/** Shows the insurer's other ways, which the consent text promises. */
function OtherWays({ words, onBack }: OtherWaysProps): ReactElement {
  return (
    <div className="ways">
      <h2>{words.otherWays}</h2>
      <p>{words.otherWaysNote}</p>
      <ul>
        {words.ways.map(([way, note]) => (
          <li key={way}>
            <strong>{way}</strong>
            <span>{note}</span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={onBack}>
        {words.backToFace}
      </button>
    </div>
  );
}

type Words = (typeof demoWords)['zh-CN'];

/** Shows the last page on the phone after a face check for which a computer waits. */
export function PhoneDone({ settings }: { readonly settings: DemoSettings }): ReactElement {
  const words = demoWords[settings.locale];
  return (
    <div className="page" lang={settings.locale}>
      <main className="card">
        <div className="done" role="status">
          <h2>{words.phoneDone}</h2>
          <p>{words.phoneDoneNote}</p>
        </div>
      </main>
    </div>
  );
}

function Done({ passed, words }: { readonly passed: boolean; readonly words: Words }): ReactElement {
  return (
    <div className="done" role="status">
      {passed && (
        <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
          <circle cx="24" cy="24" r="24" />
          <path d="m14 25 7 7 14-15" />
        </svg>
      )}
      <h2>{passed ? words.submitted : words.notSubmitted}</h2>
      <p>{passed ? words.submittedNote : words.notSubmittedNote}</p>
      <a href={location.pathname + location.search}>{words.home}</a>
    </div>
  );
}
