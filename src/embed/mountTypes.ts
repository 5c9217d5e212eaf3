import type { FaceVerificationOptions } from '../options/options.js';
import type { Appearance } from '../react/FaceVerificationView.js';
import type { FaceVerificationHandle } from '../session/connectFlow.js';

type WithoutHandoff<Options> = Options extends unknown ? Omit<Options, 'handoff'> : never;

/** Options of the React component. `loginUrl` may replace `handoff`: it stands for `redirectHandoff({ loginUrl })`. */
export type MountOptions = WithoutHandoff<FaceVerificationOptions> &
  Appearance & {
    readonly handoff?: FaceVerificationOptions['handoff'] | undefined;
    /** Address of the face SDK's page, see `loginUrl` of `redirectHandoff`. */
    readonly loginUrl?: string | undefined;
    /**
     * Address to return to, see `returnUrl` of `redirectHandoff`.
     * @default the address of this page
     */
    readonly returnUrl?: string | undefined;
  };

/** A mounted widget. */
export interface MountHandle extends Pick<FaceVerificationHandle, 'getState' | 'subscribe' | 'send'> {
  /** Changes language, texts or colors. All other options are fixed at mount. */
  update(appearance: Appearance): void;
  /** Removes the widget. Safe to call twice. */
  unmount(): void;
}
