import { readSdkCode } from '../codes/sdkCodes.js';
import type { Handoff, HandoffAdapter } from '../handoff/adapter.js';
import { bridgeHandoff } from '../handoff/bridgeHandoff.js';
import { chooseHandoff } from '../handoff/chooseHandoff.js';
import { miniProgramHandoff } from '../handoff/miniProgramHandoff.js';
import { qrHandoff } from '../handoff/qrHandoff.js';
import { redirectHandoff } from '../handoff/redirectHandoff.js';
import { createRandomId } from '../shared/randomId.js';
import { endFaceCheck, hasFaceCheckStarted } from './faceCheck.js';
import { askFakeApp, showFakeSdk } from './fakeSdk.js';

export type HandoffName = 'redirect' | 'bridge' | 'qr' | 'choose' | 'own' | 'miniProgram';

/** Query parameter of the page on which the phone ends after a QR handoff. */
export const PHONE_DONE = 'phoneDone';

/** Creates a handoff, with a fake of the app or the phone that it needs. */
export function createHandoff(name: HandoffName): Handoff {
  const loginUrl = '/face-sdk.html';
  const redirect = redirectHandoff({ loginUrl });
  const qr = withPhone(qrHandoff({ loginUrl, returnUrl: `${location.origin}/?${PHONE_DONE}` }));
  switch (name) {
    case 'redirect':
      return redirect;
    case 'bridge':
      return bridgeHandoff({ bridge: askFakeApp });
    case 'qr':
      // Offered on a phone too, to show the screen there.
      return chooseHandoff([{ ...qr, canHandle: ({ stayHere }) => !stayHere }, redirect]);
    case 'choose':
      return chooseHandoff([bridgeHandoff({ bridge: undefined }), qr, redirect]);
    case 'miniProgram':
      // WeChat's script would bring `wx`; here a fake mini-program around the page does.
      return miniProgramHandoff({
        async navigate(request) {
          await endFaceCheck(request, 'pass');
          openFakeMiniProgram(`/pages/face/face?orderNo=${request.orderNo}`);
        },
      });
    case 'own':
      return async ({ faceId, orderNo }, { signal }) => {
        const ticket = { faceId, orderNo };
        const request = {
          version: 1,
          id: createRandomId(),
          action: 'startFaceVerification',
          ticket,
        } as const;
        return readSdkCode(String((await askFakeApp(request, signal)).code));
      };
  }
}

/** Opens a page of a mini-program as a host does in WeChat. */
function openFakeMiniProgram(url: string): void {
  const { wx }: { wx?: { miniProgram: { navigateTo(to: { url: string }): void } } } = Object(window);
  if (!wx) throw new Error('There is no mini-program around this page.');
  wx.miniProgram.navigateTo({ url });
}

/**
 * Makes a QR handoff show a link to the address in the code, for developers without a phone. The code counts as scanned
 * when the face check has started there.
 */
export function withPhone(adapter: HandoffAdapter): HandoffAdapter {
  return {
    ...adapter,
    start: (ticket, context) =>
      adapter.start(ticket, {
        ...context,
        present(presentation) {
          showFakeSdk({ kind: 'phone', loginUrl: presentation.text }, context.signal);
          context.present(presentation);
          // The other tab writes to the mocked partner's storage.
          const look = () =>
            hasFaceCheckStarted(ticket.orderNo) && context.present({ ...presentation, isScanned: true });
          addEventListener('storage', look, { signal: context.signal });
        },
      }),
  };
}
