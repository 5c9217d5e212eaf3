import { mountInShadow } from '../element/mountInShadow.js';
import { resolveHandoff } from '../element/resolveHandoff.js';
import type { FaceVerificationOptions } from '../options/options.js';
import { FaceVerificationError } from '../shared/errors.js';
import { findMissingFeatures, renderUnsupported } from './browserSupport.js';
import type { MountHandle, MountOptions } from './mountTypes.js';

/**
 * Shows the widget in `target`, an element or a selector, and starts it.
 * @throws FaceVerificationError `invalid_options`, with a sentence for each error
 */
export function mount(target: Element | string, options: MountOptions, nonce?: string): MountHandle {
  const place = findPlace(target);
  const { handoff, loginUrl, returnUrl, ...rest } = Object(options) as MountOptions;
  const missing = findMissingFeatures();
  if (missing.length > 0) return renderUnsupported(place, missing, rest);
  const chosen = resolveHandoff({ handoff, loginUrl, returnUrl });
  const host = document.createElement('div');
  place.appendChild(host);
  try {
    // The validation of the options reports a missing handoff.
    const checked = { backButton: true, ...rest, handoff: chosen } as FaceVerificationOptions;
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
    'FaceVerification.mount needs an element, or a selector that finds one in the page.',
  );
}
