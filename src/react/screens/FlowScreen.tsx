import type { ComponentType, ReactElement } from 'react';
import type { FlowAction, FlowState } from '../../flow/states.js';
import type { FaceVerificationOptions } from '../../options/options.js';
import { Slot } from '../components/Slot.js';
import { SlotScreen } from '../components/SlotScreen.js';
import { later } from '../later.js';
import type { SlotProps, Slots } from '../slots.js';
import { ConsentScreen } from './ConsentScreen.js';
import { LaterView } from './LaterView.js';

export interface FlowScreenProps {
  readonly state: FlowState;
  readonly send: (action: FlowAction) => void;
  readonly options: FaceVerificationOptions;
  readonly slots?: Slots;
}

/** The host's screen of this step where there is one, else the widget's. */
export function FlowScreen({ state, send, options, slots = {} }: FlowScreenProps): ReactElement {
  const own = <OwnScreen state={state} send={send} options={options} />;
  const given = slots.screens?.[state.step];
  if (!given) return own;
  return (
    <SlotScreen>
      {/* The slot of a step gets the states of that step: TypeScript does not see that they go together. */}
      <Slot own={given as ComponentType<SlotProps>} state={state} send={send}>
        {own}
      </Slot>
    </SlotScreen>
  );
}

/** Comes while the first screen is read: on a phone's network it is there before the first tap. */
const laterScreen = later(async () => (await import('./LaterScreen.js')).LaterScreen);
/** Apart: most of it is the form library, which only `authmatch` needs. */
const identityScreen = later(async () => (await import('./IdentityScreen.js')).IdentityScreen);

/** Begins to load every screen that this type of verification will show. */
export function loadScreens(type: FaceVerificationOptions['type']): void {
  laterScreen.load();
  if (type === 'authmatch') identityScreen.load();
}

/** State in, actions out. */
function OwnScreen({ state, send, options }: Omit<FlowScreenProps, 'slots'>): ReactElement {
  switch (state.step) {
    case 'consenting':
      return (
        <ConsentScreen
          type={options.type}
          consent={options.consent || {}}
          alternative={options.onUseAlternative !== undefined}
          send={send}
        />
      );
    case 'enteringIdentity':
      return <LaterView view={identityScreen} props={{ identity: state.identity, send }} send={send} />;
    default:
      return <LaterView view={laterScreen} props={{ state, send, options }} send={send} />;
  }
}
