import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { SdkChoice } from '../../mocks/backend.js';
import { createFakeCamera, type FakeCameraBehavior } from '../../mocks/createFakeCamera.js';
import { samplePortrait } from '../../mocks/portrait.js';
import type { ScenarioName } from '../../mocks/scenarios.js';
import { type StartedMocks, startMocks } from '../../mocks/startMocks.js';
import type { FaceVerificationEvent } from '../../src/options/events.js';
import { FaceVerification } from '../../src/react/FaceVerification.js';
import type { Appearance } from '../../src/react/FaceVerificationView.js';
import type { FaceVerificationError } from '../../src/shared/errors.js';
import { consent } from '../gallery.js';
import { FakeDevices } from './FakeDevices.js';
import { createSandboxHandoff, type SandboxHandoff } from './handoffs.js';
import { PhoneFrame } from './PhoneFrame.js';
import { Timeline } from './Timeline.js';
import { type AddEntry, mask, type TimelineEntry, watchFetch } from './timeline.js';

export interface FlowProps extends Pick<Appearance, 'locale' | 'theme' | 'accent' | 'textSize'> {
  /** Behavior of the mocked partner. */
  readonly scenario: ScenarioName;
  readonly type: 'match' | 'authmatch';
  /** Way of the ticket to the face SDK. */
  readonly handoff: SandboxHandoff;
  /** Result of the face check, unless the scenario or a fake device decides it. */
  readonly faceCheck: SdkChoice;
  /** Behavior of the fake in-page camera. */
  readonly camera: FakeCameraBehavior | 'off';
  /** Whether the flow starts with the consent page. */
  readonly consentPage: boolean;
  /** Whether the host offers an alternative to the face check. */
  readonly alternative: boolean;
  /** Photo and video of the face check on the result page. */
  readonly resultMedia: '' | 'both' | 'photo' | 'video';
  /** Milliseconds before each reply. */
  readonly latencyMs: number;
}

/** Shows a whole verification on the mocks in a phone, with its timeline beside it. */
export function Flow(props: FlowProps): ReactElement {
  const [run, setRun] = useState(0);
  return <Run key={`${run} ${JSON.stringify(props)}`} {...props} onRestart={() => setRun(run + 1)} />;
}

function Run({ onRestart, ...props }: FlowProps & { readonly onRestart: () => void }): ReactElement {
  const { entries, add } = useTimeline();
  const mocks = useMocks(props);
  const [camera] = useState(() =>
    props.camera === 'off' ? (false as const) : { devices: createFakeCamera({ behavior: props.camera }) },
  );
  const [fetch] = useState(() => watchFetch((...request) => globalThis.fetch(...request), add));
  const callback = (name: string) => (value: unknown) =>
    add({ kind: 'callback', title: name, details: JSON.stringify(mask(value), undefined, 2) });
  if (!mocks) return <PhoneFrame>{null}</PhoneFrame>;

  const common = {
    userId: 'sandbox-user',
    api: { baseUrl: new URL('api', document.baseURI).pathname, getToken: () => 'sandbox-token', fetch },
    handoff: createSandboxHandoff(props.handoff, {
      backend: mocks.backend,
      choice: props.faceCheck,
      takesMs: props.latencyMs,
      add,
    }),
    consent: props.consentPage ? consent : (false as const),
    resume: false as const,
    resultMedia: props.resultMedia || undefined,
    locale: props.locale ?? 'zh-CN',
    theme: props.theme ?? 'light',
    accent: props.accent ?? 'jade',
    textSize: props.textSize ?? 'standard',
    onConsent: callback('onConsent'),
    onComplete: callback('onComplete'),
    onClose: callback('onClose'),
    onError: ({ code }: FaceVerificationError) => callback('onError')({ code }),
    onCancel: callback('onCancel'),
    onEvent: (event: FaceVerificationEvent) =>
      add({
        kind: event.type === 'step' ? 'step' : 'event',
        title: titleOf(event),
        details: JSON.stringify(mask(event), undefined, 2),
      }),
    ...(props.alternative ? { onUseAlternative: callback('onUseAlternative') } : {}),
  };
  return (
    <PhoneFrame
      beside={
        <>
          <FakeDevices backend={mocks.backend} />
          <Timeline entries={entries} onRestart={onRestart} />
        </>
      }
    >
      {props.type === 'match' ? (
        <FaceVerification
          {...common}
          type="match"
          photo={{ camera, takePhoto: samplePortrait }}
          messages={{ capture: { host: sampleLabels[props.locale ?? 'zh-CN'] ?? '' } }}
        />
      ) : (
        <FaceVerification {...common} type="authmatch" />
      )}
    </PhoneFrame>
  );
}

/** Returns the name of an event; for a step, where from and after how long. */
function titleOf(event: FaceVerificationEvent): string {
  if (event.type !== 'step') return event.type;
  return `${event.from} → ${event.step} · ${(event.durationMs / 1000).toFixed(1)} s`;
}

const sampleLabels: Readonly<Record<string, string>> = {
  'zh-CN': '用示例照片',
  'zh-TW': '用範例照片',
  en: 'Use the sample photo',
};

function useTimeline() {
  const [entries, setEntries] = useState<readonly TimelineEntry[]>([]);
  const [start] = useState(() => performance.now());
  const add = useRef<AddEntry>((entry) =>
    setEntries((before) => [...before, { ...entry, id: before.length, at: performance.now() - start }]),
  );
  return { entries, add: add.current };
}

/** One worker serves every story of this page. */
let started: Promise<StartedMocks> | undefined;

function useMocks({ scenario, latencyMs }: FlowProps): StartedMocks | undefined {
  const [mocks, setMocks] = useState<StartedMocks>();
  useEffect(() => {
    const workerUrl = new URL('mockServiceWorker.js', document.baseURI).pathname;
    started ??= startMocks({ workerUrl, baseUrl: new URL('api', document.baseURI).pathname });
    let left = false;
    started.then((ready) => {
      if (left) return;
      ready.play({ scenario, ...(scenario === 'slowNetwork' ? {} : { latencyMs }) });
      setMocks(ready);
    });
    return () => {
      left = true;
    };
  }, [scenario, latencyMs]);
  return mocks;
}
