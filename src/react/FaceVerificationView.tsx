import {
  type FocusEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { FlowAction, FlowState } from '../flow/states.js';
import type { TraceEntry } from '../options/events.js';
import { type Locale, readLocale } from '../options/locale.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { lazy } from '../shared/lazy.js';
import { whenIdle } from '../shared/whenIdle.js';
import { CaptureContext, type CaptureMemory } from './camera/captureContext.js';
import { ProgressSteps } from './components/ProgressSteps.js';
import { InUseContext } from './components/Screen.js';
import { Slot } from './components/Slot.js';
import type { ShownTextSize } from './components/textSizes.js';
import { createFormats, FormatsContext } from './messages/formats.js';
import { type MessageOverrides, useLoadedMessages } from './messages/useMessages.js';
import { FlowScreen, loadScreens } from './screens/FlowScreen.js';
import type { Slots } from './slots.js';
import { TraceContext } from './traceContext.js';
import { useLazy } from './useLazy.js';

/** How the widget looks and reads. All of it may change while the widget is shown. */
export interface Appearance {
  /**
   * Language of the texts, by BCP 47. `zh-CN`, `zh-TW` and `en` are built in; others need `messages`. The nearest of the
   * three is chosen by script, then region: `zh-Hans-HK` reads `zh-CN`, and `yue-HK` or `zh_TW` reads `zh-TW`. A language
   * without texts reads English, and what is no tag reads `zh-CN`; both are warned about once.
   * @default 'zh-CN'
   */
  readonly locale?: Locale | undefined;
  /** Replacements for single texts. */
  readonly messages?: MessageOverrides | undefined;
  /**
   * Light or dark colors. `auto` follows the system.
   * @default 'auto'
   */
  readonly theme?: 'light' | 'dark' | 'auto' | undefined;
  /**
   * Built-in accent color. `--fv-accent` sets any other.
   * @default 'jade'
   */
  readonly accent?: 'jade' | 'ocean' | 'plum' | 'crimson' | undefined;
  /**
   * Text size. `large` is the mode for elderly users (关怀模式). `auto` begins with large type where the user has enlarged the
   * texts of the system or the browser, and has a switch on the first page. `system` has no switch, for a host with its own.
   * `standard` and `large` stand above the system and the switch.
   * @default 'auto'
   */
  readonly textSize?: 'auto' | 'system' | 'standard' | 'large' | undefined;
  /** The host's own header, footer and screens. */
  readonly slots?: Slots | undefined;
}

/** The names of these options. A forgotten name does not compile. */
export const appearanceNames: Readonly<Record<keyof Appearance, unknown>> = {
  locale: 1,
  messages: 1,
  theme: 1,
  accent: 1,
  textSize: 1,
  slots: 1,
};

interface FaceVerificationViewProps {
  readonly state: FlowState;
  readonly send: (action: FlowAction) => void;
  /** @default no entries, for a screen without a verification */
  readonly getTrace?: (() => readonly TraceEntry[]) | undefined;
  /** The options at mount, which the verification was made with. */
  readonly options: FaceVerificationOptions;
  readonly appearance: Appearance;
  /** The outermost element, where something has to be done to it. */
  readonly frame?: { readonly ref: RefObject<HTMLElement | null>; readonly 'data-pending': '' } | undefined;
}

/** Shows a state of the flow: state in, actions out. It needs no running verification. */
export function FaceVerificationView({
  state,
  send,
  getTrace = noTrace,
  options,
  appearance,
  frame,
}: FaceVerificationViewProps): ReactElement {
  const { locale = 'zh-CN', theme = 'auto', accent = 'jade', slots = {} } = appearance;
  const { type } = options;
  useEffect(() => whenIdle(() => loadScreens(type)), [type]);
  const { own, tag, dir } = readLocale(locale, appearance.messages !== undefined);
  const messages = useLoadedMessages(own, appearance.messages);
  const [textSize, corner] = useTextSize(appearance.textSize, messages?.all?.part?.largeType);
  const formats = useMemo(() => createFormats(tag, own), [tag, own]);
  const inUse = useRef(false);
  const memory = useRef<CaptureMemory>({ refusals: 0, tookPhoto: false });
  // Safari does not focus a tapped button, hence the click; a button that vanishes gives no relatedTarget.
  const use = () => {
    inUse.current = true;
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) inUse.current = false;
  };
  const slotProps = { state, send };

  return (
    <section
      {...frame}
      className="fv-root"
      data-step={state.step}
      data-theme={theme}
      data-accent={accent}
      data-text-size={textSize}
      lang={tag}
      dir={dir}
      onFocusCapture={use}
      onClickCapture={use}
      onBlurCapture={leave}
    >
      {messages && (
        <TraceContext.Provider value={getTrace}>
          <FormatsContext.Provider value={formats}>
            <InUseContext.Provider value={inUse}>
              <Slot {...slotProps} own={slots.header}>
                <ProgressSteps
                  state={state}
                  type={options.type}
                  consent={options.consent !== false}
                  hasSourcePhoto={options.photo?.source !== undefined}
                  text={messages.consent.stages}
                  corner={corner}
                />
              </Slot>
              <CaptureContext.Provider value={memory}>
                <FlowScreen
                  state={state}
                  send={send}
                  options={options}
                  appearance={appearance}
                  messages={messages}
                  slots={slots}
                />
              </CaptureContext.Provider>
              {slots.footer && <Slot {...slotProps} own={slots.footer} />}
            </InUseContext.Provider>
          </FormatsContext.Provider>
        </TraceContext.Provider>
      )}
      <p className="fv-unseen" aria-live="polite" />
    </section>
  );
}

/** Without a name, and so without another address for a retry: a failure costs nothing but the switch. */
const textSizes = lazy(async () => (await import('./components/textSizes.js')).textSizes);

/** Returns the text size – the host's, else the user's, else the system's – and the switch for the first page. */
function useTextSize(
  wanted: Appearance['textSize'],
  label: string | undefined,
): readonly [size: ShownTextSize, corner: ReactNode] {
  const [chosen, choose] = useState<ShownTextSize>();
  const fixed = wanted === 'standard' || wanted === 'large' ? wanted : undefined;
  const part = useLazy(fixed ? undefined : textSizes)?.part;
  const ofSystem = useMemo(() => part?.ofSystem(), [part]);
  const size = fixed ?? chosen ?? ofSystem ?? 'standard';
  return [
    size,
    part && label && wanted !== 'system' && <part.Switch size={size} label={label} onChange={choose} />,
  ];
}

function noTrace(): readonly TraceEntry[] {
  return [];
}
