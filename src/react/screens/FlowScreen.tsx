import { type ComponentType, type ReactElement, useState } from 'react';
import type { FlowState, ShownConsent } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options/options.js';
import { lazy } from '../../shared/lazy.js';
import { Picture } from '../components/Picture.js';
import { Screen } from '../components/Screen.js';
import { Slot } from '../components/Slot.js';
import { SlotScreen } from '../components/SlotScreen.js';
import type { ConsentMessages, Messages } from '../messages/messages.js';
import {
  type LoadedMessages,
  MessagesContext,
  retryMessages,
  type TextOptions,
} from '../messages/useMessages.js';
import type { SlotProps, Slots } from '../slots.js';
import { ConsentScreen } from './ConsentScreen.js';
import type { RenderScreen, ScreenProps } from './screenProps.js';
import { useLazyScreen } from './useLazyScreen.js';

interface FlowScreenProps extends Omit<ScreenProps, 'agree'> {
  readonly appearance: TextOptions;
  readonly messages: LoadedMessages;
  readonly slots: Slots;
}

/** Shows the screen of the current step: the host's screen if there is one, else the widget's. */
export function FlowScreen({ slots, ...props }: FlowScreenProps): ReactElement {
  const { state, send, messages } = props;
  const original = useScreen(props);
  const Own = slots.screens?.[state.step];
  return (
    <MessagesContext.Provider value={allOf(messages)}>
      {Own ? (
        // Each step has a component of its own. The steps of the photo share one, since the camera stays open over them.
        <SlotScreen key={state.step}>
          {/* A step's slot takes the states of that step, which TypeScript cannot relate here. */}
          <Slot own={Own as ComponentType<SlotProps>} state={state} send={send}>
            {original}
          </Slot>
        </SlotScreen>
      ) : (
        original
      )}
    </MessagesContext.Provider>
  );
}

/** Loaded while the user reads the consent screen. */
const screens = lazy<RenderScreen>(
  async () => (await import('./renderScreen.js')).renderScreen,
  'renderScreen',
);

/** A chunk of its own, since only `authmatch` needs the form library. */
const identityScreen = lazy<RenderScreen>(
  async () => (await import('./IdentityScreen.js')).renderIdentity,
  'renderIdentity',
);

/** Loaded while the user reads the consent screen, since it needs all of the texts. */
const consentProof = lazy(
  async () => (await import('../consent/consentProof.js')).consentProof,
  'consentProof',
);

/**
 * Starts to load every screen that this type of verification shows. A screen that has failed is left to the user's retry,
 * whose button would vanish otherwise.
 */
export function loadScreens(type: FaceVerificationOptions['type']): void {
  if (!screens.get()?.error) void screens.load();
  void consentProof.load();
  if (type === 'authmatch' && !identityScreen.get()?.error) void identityScreen.load();
}

function useScreen({
  messages,
  appearance,
  ...props
}: Omit<FlowScreenProps, 'slots'>): ReactElement | undefined {
  const { state, send, options } = props;
  const isFirst = state.step === 'consenting';
  const [isUnfolded, setUnfolded] = useState(false);
  const screen = useLazyScreen({
    screen: isFirst && !isUnfolded ? undefined : state.step === 'enteringIdentity' ? identityScreen : screens,
    texts: messages.all,
    waiting: isAsked(state) ? <Waiting text={messages.consent.awaiting} /> : undefined,
    text: messages.consent.notLoaded,
    onRetry: retryMessages,
    send,
  });
  const agree = () => {
    const accept = (shown?: ShownConsent) => send({ type: 'ACCEPT_CONSENT', shown });
    consentProof
      .load()
      .then(({ prove }) => prove({ state, options, appearance, texts: allOf(messages) }))
      // A proof that cannot be made must not cost the verification.
      .then(accept, () => accept());
  };
  const shown = screen.part ? screen.part({ ...props, agree }) : screen.fallback;
  if (isFirst) {
    return (
      <ConsentScreen
        options={options}
        messages={messages.consent}
        full={isUnfolded ? shown : undefined}
        onUnfold={() => setUnfolded(true)}
        onAccept={agree}
        send={send}
      />
    );
  }
  return shown;
}

/** Whether the result is being queried, so that a user who has just come back may see that first. */
function isAsked({ step }: FlowState): boolean {
  return step === 'awaitingResult' || step === 'interrupted' || step === 'undecided';
}

/** Shown to a user who comes back from the face SDK while the screens load, with the place of their picture. */
function Waiting({ text }: { readonly text: ConsentMessages['awaiting'] }): ReactElement {
  return <Screen picture={<Picture>{null}</Picture>} title={text.title} intro={text.intro} />;
}

function allOf({ all }: LoadedMessages): Messages | undefined {
  return all?.part;
}
