import { defineFaceVerification } from './element.js';
import { mount } from './embed/createEmbed.js';
import { heicDecoder } from './embed/heicDecoder.js';
import type { MountHandle, MountOptions } from './embed/mountTypes.js';
import { findPublicPath, getPublicPath, setPublicPath } from './embed/publicPath.js';
import { bridgeHandoff } from './handoff/bridgeHandoff.js';
import { chooseHandoff } from './handoff/chooseHandoff.js';
import { miniProgramHandoff } from './handoff/miniProgramHandoff.js';
import { qrHandoff } from './handoff/qrHandoff.js';
import { redirectHandoff } from './handoff/redirectHandoff.js';
import { FaceVerificationError, isFaceVerificationError } from './shared/errors.js';

/** Version of the package. The build inserts it. */
declare const EMBED_VERSION: string;

/** The global `FaceVerification` of the script tag. */
export interface Embed {
  readonly version: string;
  /**
   * Address of the folder that holds the files of `dist/embed`. Set it where the script is bundled or evaluated, before a
   * widget is mounted; `window.FaceVerification = { publicPath }` before the script works as well.
   * @default the folder of `embed.js`
   */
  publicPath: string;
  readonly mount: (target: Element | string, options: MountOptions) => MountHandle;
  readonly redirectHandoff: typeof redirectHandoff;
  readonly bridgeHandoff: typeof bridgeHandoff;
  readonly qrHandoff: typeof qrHandoff;
  readonly miniProgramHandoff: typeof miniProgramHandoff;
  readonly chooseHandoff: typeof chooseHandoff;
  readonly heicDecoder: typeof heicDecoder;
  readonly FaceVerificationError: typeof FaceVerificationError;
  readonly isFaceVerificationError: typeof isFaceVerificationError;
}

export type { MountHandle, MountOptions } from './embed/mountTypes.js';

declare global {
  interface Window {
    /** Set by the script tag `embed.js`. */
    FaceVerification: Embed;
  }
}

/** Browsers hide a nonce from the DOM, but not from this property. */
const nonce = (document.currentScript as HTMLScriptElement | null)?.nonce || undefined; // a classic script's own tag

const embed: Embed = {
  version: EMBED_VERSION,
  get publicPath() {
    return getPublicPath();
  },
  set publicPath(path) {
    setPublicPath(path);
  },
  mount: (target, options) => mount(target, options, nonce),
  redirectHandoff,
  bridgeHandoff,
  qrHandoff,
  miniProgramHandoff,
  chooseHandoff,
  heicDecoder,
  FaceVerificationError,
  isFaceVerificationError,
};

/** The property may be missing, or be an element with this id, before the script runs. */
const page = window as { FaceVerification?: Partial<Embed> };

findPublicPath(page.FaceVerification?.publicPath);

/** The first copy stays: widgets may be mounted with it. */
if (typeof page.FaceVerification?.mount !== 'function') page.FaceVerification = embed;
else if (page.FaceVerification.version !== EMBED_VERSION) {
  console.warn(
    `FaceVerification ${page.FaceVerification.version} is on this page already, so ${EMBED_VERSION} is not used.`,
  );
}

defineFaceVerification();
