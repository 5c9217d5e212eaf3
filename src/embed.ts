import { defineFaceVerification } from './element.js';
import { type MountHandle, type MountOptions, mount } from './embed/createEmbed.js';
import { bridgeHandoff } from './handoff/bridgeHandoff.js';
import { chooseHandoff } from './handoff/chooseHandoff.js';
import { qrHandoff } from './handoff/qrHandoff.js';
import { redirectHandoff } from './handoff/redirectHandoff.js';
import { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';

/** Written by the build. */
declare const EMBED_VERSION: string;

export interface Embed {
  readonly version: string;
  readonly mount: (target: Element | string, options: MountOptions) => MountHandle;
  readonly redirectHandoff: typeof redirectHandoff;
  readonly bridgeHandoff: typeof bridgeHandoff;
  readonly qrHandoff: typeof qrHandoff;
  readonly chooseHandoff: typeof chooseHandoff;
  readonly FaceVerificationError: typeof FaceVerificationError;
  readonly isFaceVerificationError: typeof isFaceVerificationError;
}

export type { MountHandle, MountOptions } from './embed/createEmbed.js';

/** Browsers hide a nonce from the DOM, but not from this property. */
const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce || undefined; // a classic script's own tag

const embed: Embed = {
  version: EMBED_VERSION,
  mount: (target, options) => mount(target, options, nonce),
  redirectHandoff,
  bridgeHandoff,
  qrHandoff,
  chooseHandoff,
  FaceVerificationError,
  isFaceVerificationError,
};

/** A global that no type declares; it may also be an element with this id. */
const page = window as unknown as { FaceVerification?: Partial<Embed> };

/** The first copy stays: widgets may be mounted with it. */
if (typeof page.FaceVerification?.mount !== 'function') page.FaceVerification = embed;
else if (page.FaceVerification.version !== EMBED_VERSION) {
  console.warn(
    `FaceVerification ${page.FaceVerification.version} is on this page already, so ${EMBED_VERSION} is not used. Load one of the two.`,
  );
}

defineFaceVerification();
