import { Announcer } from '../components/Announcer.js';
import { VerdictVibration } from '../components/VerdictVibration.js';
import { AgeScreen } from './AgeScreens.js';
import { ConsentTerms } from './ConsentTerms.js';
import { CancelledScreen, FinishedScreen } from './EndScreens.js';
import { FailedScreen } from './FailedScreen.js';
import { helpOf } from './help.js';
import { InterruptedScreen } from './InterruptedScreen.js';
import { PhotoScreen } from './PhotoScreen.js';
import { PassedScreen, RejectedScreen, UndecidedScreen } from './ResultScreens.js';
import type { RenderScreen } from './screenProps.js';
import { AwaitingScreen, HandingOffScreen, RequestingScreen } from './WaitingScreens.js';
import { Withdrawal, WithdrawingScreen } from './WithdrawalScreens.js';

/** Renders every screen that is not a chunk of its own, and announces it. */
export const renderScreen: RenderScreen = (props) => (
  <>
    {screenOf(props)}
    <Announcer key={props.state.step} takesFocus={'order' in props.state || 'outcome' in props.state} />
    <VerdictVibration step={props.state.step} />
  </>
);

/** Returns the screen of a step. A forgotten step does not compile. */
const screenOf: RenderScreen = ({ state, send, options, agree }) => {
  const scores = options.result?.showScores === true;
  const help = helpOf(options);
  const withdrawal = <Withdrawal options={options} send={send} />;
  switch (state.step) {
    case 'capturing':
    case 'preparing':
    case 'reviewing':
      return <PhotoScreen state={state} options={options.photo} send={send} />;
    case 'checkingAge':
      return <AgeScreen state={state} send={send} options={options} agree={agree} />;
    case 'requestingTicket':
      return <RequestingScreen subject={state.subject} uploaded={state.uploaded} send={send} />;
    case 'handingOff':
      return <HandingOffScreen state={state} send={send} />;
    case 'interrupted':
      return <InterruptedScreen state={state} alternative={help.alternative} send={send} />;
    case 'awaitingResult':
      return <AwaitingScreen send={send} />;
    case 'passed':
      return (
        <PassedScreen
          outcome={state.outcome}
          media={state.media}
          scores={scores}
          result={options.result ?? {}}
          withdrawal={withdrawal}
          send={send}
        />
      );
    case 'rejected':
      return (
        <RejectedScreen
          outcome={state.outcome}
          media={state.media}
          scores={scores}
          attemptsLeft={state.attemptsLeft}
          type={options.type}
          help={help}
          withdrawal={withdrawal}
          send={send}
        />
      );
    case 'undecided':
      return (
        <UndecidedScreen
          order={state.order}
          alternative={help.alternative}
          withdrawal={withdrawal}
          send={send}
        />
      );
    case 'failed':
      return (
        <FailedScreen
          error={state.error}
          retryAt={state.retryAt}
          help={help}
          browserUrl={options.browserUrl}
          send={send}
        />
      );
    case 'finished':
      return <FinishedScreen outcome={state.outcome} withdrawal={withdrawal} />;
    case 'cancelled':
      return (
        <CancelledScreen
          state={state}
          remembers={options.resume !== false}
          withdrawal={withdrawal}
          send={send}
        />
      );
    case 'withdrawing':
      return <WithdrawingScreen state={state} options={options} send={send} />;
    case 'consenting':
      return <ConsentTerms options={options} />;
    case 'enteringIdentity':
      return undefined;
  }
};
