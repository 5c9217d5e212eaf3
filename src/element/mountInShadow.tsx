import { createElement, type ReactElement, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import type { FaceVerificationOptions } from '../options/options.js';
import { type Appearance, appearanceNames, FaceVerificationView } from '../react/FaceVerificationView.js';
import css from '../react/styles/base.css?inline';
import type { FaceVerificationHandle } from '../session/connectFlow.js';
import { createVerification } from '../session/createFaceVerification.js';
import { lazy } from '../shared/lazy.js';
import { addStyles } from './addStyles.js';

export interface Mounted {
  readonly verification: FaceVerificationHandle;
  /** Shows another language or other colors. */
  readonly show: (appearance: Appearance) => void;
  /**
   * Aborts all running work and takes the widget down, except for a form with what the user has typed. Photo and fields
   * are kept in memory, as long as this object is.
   */
  readonly pause: () => void;
  /** Shows the widget again after `pause` and continues. */
  readonly resume: () => void;
  /** Aborts all running work and removes the widget. Safe to call twice. */
  readonly unmount: () => void;
}

interface Place {
  /** Element that gets an open shadow root, unless it has one. */
  readonly host: HTMLElement;
  /** Nonce of the style element in engines without constructable stylesheets. */
  readonly nonce?: string | undefined;
}

/** Keeps inherited styles of the host out. Custom properties (`--fv-*`) still reach the widget. */
const HOST_CSS = ':host{all:initial;display:block}:host([hidden]){display:none}';

/** Loaded with the screens, since the first screen does not need it. */
const screenParts = lazy(async () => (await import('./screenParts.js')).screenParts, 'screenParts');

/**
 * Shows a verification in a shadow root, out of reach of the page's styles, and starts it.
 * @throws FaceVerificationError `invalid_options` before anything is shown
 */
export function mountInShadow(
  { host, nonce }: Place,
  options: FaceVerificationOptions,
  appearance: Appearance,
): Mounted {
  // With the appearance, since an unknown locale is warned about.
  const verification = createVerification({ ...appearance, ...options }, appearanceNames);
  const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  addStyles(shadow, HOST_CSS + css, nonce);
  const place = document.createElement('div');
  // Not append: a sandbox (micro-app 1.0) calls that of elements on a shadow root, which throws.
  shadow.appendChild(place);
  let root: ReturnType<typeof createRoot> | undefined;
  let latest = appearance;
  let isShown = false;
  const render = () => {
    root ??= createRoot(place);
    root.render(createElement(MountedView, { appearance: latest, verification, options }));
  };
  const clear = () => {
    root?.unmount();
    root = undefined;
  };
  const addScreenParts = () => {
    const loaded = screenParts.get();
    if (!loaded?.part) return;
    addStyles(shadow, loaded.part.css, nonce);
    loaded.part.forwardClicks(host);
  };
  let subscriptions: readonly (() => void)[] = [];

  function resume(): void {
    if (isShown) return;
    isShown = true;
    // A failed load is tried again at the next step. Parts that come late are added when they come.
    subscriptions = [
      screenParts.subscribe(addScreenParts),
      verification.subscribe(() => void screenParts.load()),
    ];
    addScreenParts();
    void screenParts.load();
    verification.restore();
    render();
    verification.start();
  }

  function stop(): void {
    isShown = false;
    for (const unsubscribe of subscriptions) unsubscribe();
    verification.stop();
  }

  resume();
  return {
    verification,
    show(next) {
      latest = next;
      if (isShown) render();
    },
    pause() {
      stop();
      // Only a form holds what the flow does not know yet. Other screens run the camera and timers.
      if (verification.getState().step !== 'enteringIdentity') clear();
    },
    resume,
    unmount() {
      stop();
      clear();
      place.remove();
    },
  };
}

interface MountedViewProps {
  readonly verification: FaceVerificationHandle;
  readonly options: FaceVerificationOptions;
  readonly appearance: Appearance;
}

function MountedView({ verification, options, appearance }: MountedViewProps): ReactElement {
  const { getState, subscribe, send, getTrace } = verification;
  const state = useSyncExternalStore(subscribe, getState, getState);
  return <FaceVerificationView {...{ state, send, getTrace, options, appearance }} />;
}
