import { mountInShadow } from '../element/mountInShadow.js';
import { givenHandoff } from '../element/resolveHandoff.js';
import type { FaceVerificationOptions } from '../options/options.js';
import type { Appearance } from '../react/FaceVerificationView.js';
import type { FaceVerificationHandle } from '../session/connectFlow.js';
import { FaceVerificationError } from '../shared/errors.js';
import { missingFeatures, tellBelowFloor } from './browserSupport.js';

type WithoutHandoff<Options> = Options extends unknown ? Omit<Options, 'handoff'> : never;

/** Everything the React component takes; where there is no `handoff`, `loginUrl` says where the redirect goes. */
export type MountOptions = WithoutHandoff<FaceVerificationOptions> &
  Appearance & {
    readonly handoff?: FaceVerificationOptions['handoff'] | undefined;
    /** As `redirectHandoff` takes it. */
    readonly loginUrl?: string | undefined;
    /** As `redirectHandoff` takes it. Default: this page. */
    readonly returnUrl?: string | undefined;
  };

export interface MountHandle extends Pick<FaceVerificationHandle, 'getState' | 'subscribe' | 'send'> {
  /** Another language, words or colours; the rest is fixed at mount. */
  update(appearance: Appearance): void;
  /** Takes the widget away. Safe to call twice. */
  unmount(): void;
}

/**
 * Shows the widget in `target`, an element or a selector, and starts it.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each mistake
 */
export function mount(target: Element | string, options: MountOptions, nonce?: string): MountHandle {
  const place = findPlace(target);
  const { handoff, loginUrl, returnUrl, ...rest } = Object(options) as MountOptions;
  const missing = missingFeatures();
  if (missing.length > 0) return tellBelowFloor(place, missing, rest);
  const chosen = givenHandoff({ handoff, loginUrl, returnUrl });
  const host = document.createElement('div');
  place.append(host);
  try {
    // Without a handoff this is no valid set of options, which is found when they are checked.
    const checked = { ...rest, handoff: chosen } as FaceVerificationOptions;
    const { verification, show, unmount } = mountInShadow({ host, nonce }, checked, rest);
    return {
      getState: verification.getState,
      subscribe: verification.subscribe,
      send: verification.send,
      update: show,
      unmount() {
        unmount();
        host.remove();
      },
    };
  } catch (error) {
    host.remove();
    throw error;
  }
}

function findPlace(target: unknown): Element {
  const found = typeof target === 'string' ? document.querySelector(target) : target;
  if (found instanceof Element) return found;
  throw new FaceVerificationError(
    'invalid_options',
    'FaceVerification.mount needs an element, or a selector that finds one, as its first argument. Call it when the element is in the page.',
  );
}
