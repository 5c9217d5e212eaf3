import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { PhoneFrame } from '../parts/PhoneFrame.js';
import { SceneView, type SceneViewProps } from '../parts/SceneView.js';

const meta = preview.type<{ args: SceneViewProps }>().meta({
  title: 'Screens',
  component: SceneView,
  parameters: { controls: { include: ['scene'] } },
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <PhoneFrame>
      <SceneView
        {...args}
        key={args.scene}
        locale={locale}
        theme={theme}
        accent={accent}
        textSize={textSize}
      />
    </PhoneFrame>
  ),
  play: async ({ canvasElement }) => {
    const shown = () => canvasElement.querySelector('.fv-camera[open] .fv-shutter, .fv-title');
    await waitFor(() => expect(shown()).toBeVisible());
  },
});

export const Consent = meta.story({ args: { scene: 'consent' } });

export const ConsentMissing = meta.story({
  args: { scene: 'consent' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked();
    const submit = canvasElement.querySelector('.fv-actions [data-kind=primary]');
    if (submit) await userEvent.click(submit);
    await expect(canvas.getByRole('checkbox')).toBeInvalid();
    await expect(canvas.getByRole('checkbox')).toHaveFocus();
  },
});

export const ConsentAuthmatch = meta.story({ args: { scene: 'consent-authmatch' } });

export const ConsentAlternative = meta.story({ args: { scene: 'consent-alternative' } });

export const ConsentOwnText = meta.story({ args: { scene: 'consent-own-text' } });

export const Capture = meta.story({ args: { scene: 'capture' } });

export const CaptureCamera = meta.story({ args: { scene: 'capture-camera' } });

export const CaptureDenied = meta.story({ args: { scene: 'capture-denied' } });

export const CaptureInsecure = meta.story({ args: { scene: 'capture-insecure' } });

export const CaptureUnsupported = meta.story({ args: { scene: 'capture-unsupported' } });

export const CameraStarting = meta.story({ args: { scene: 'camera-starting' } });

export const CameraAllow = meta.story({ args: { scene: 'camera-allow' } });

export const CameraBlocked = meta.story({ args: { scene: 'camera-blocked' } });

export const CameraPaused = meta.story({ args: { scene: 'camera-paused' } });

export const CameraFit = meta.story({ args: { scene: 'camera-fit' } });

export const CameraNoPicture = meta.story({ args: { scene: 'camera-no-picture' } });
export const CameraBlack = meta.story({ args: { scene: 'camera-black' } });
export const CameraDark = meta.story({ args: { scene: 'camera-dark' } });

export const CameraBright = meta.story({ args: { scene: 'camera-bright' } });

export const CameraMoving = meta.story({ args: { scene: 'camera-moving' } });

export const CameraBlurred = meta.story({ args: { scene: 'camera-blurred' } });

export const CameraNoFace = meta.story({ args: { scene: 'camera-no-face' } });

export const CameraSeveralFaces = meta.story({ args: { scene: 'camera-several-faces' } });

export const CameraCloser = meta.story({ args: { scene: 'camera-closer' } });

export const CameraFarther = meta.story({ args: { scene: 'camera-farther' } });

export const CameraCenter = meta.story({ args: { scene: 'camera-center' } });

export const CameraReady = meta.story({ args: { scene: 'camera-ready' } });

export const CameraBack = meta.story({ args: { scene: 'camera-back' } });

export const CameraShooting = meta.story({ args: { scene: 'camera-shooting' } });

export const CameraUnguided = meta.story({ args: { scene: 'camera-unguided' } });

export const CameraErrorDenied = meta.story({ args: { scene: 'camera-error-denied' } });

export const CameraErrorAbsent = meta.story({ args: { scene: 'camera-error-absent' } });

export const CameraErrorBusy = meta.story({ args: { scene: 'camera-error-busy' } });

export const CameraErrorLate = meta.story({ args: { scene: 'camera-error-late' } });

export const CameraErrorBlack = meta.story({ args: { scene: 'camera-error-black' } });

export const CameraErrorMuted = meta.story({ args: { scene: 'camera-error-muted' } });

export const CameraErrorEnded = meta.story({ args: { scene: 'camera-error-ended' } });

export const CameraErrorFailed = meta.story({ args: { scene: 'camera-error-failed' } });

export const CameraNotLoaded = meta.story({ args: { scene: 'camera-not-loaded' } });

export const CaptureError = meta.story({ args: { scene: 'capture-error' } });

export const CaptureLost = meta.story({ args: { scene: 'capture-lost' } });

export const Preparing = meta.story({ args: { scene: 'preparing' } });

export const Review = meta.story({ args: { scene: 'review' } });

export const ReviewHints = meta.story({ args: { scene: 'review-hints' } });

export const Identity = meta.story({ args: { scene: 'identity' } });

export const IdentityProblems = meta.story({
  args: { scene: 'identity' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findByRole('heading');
    const submit = canvasElement.querySelector('[type=submit]');
    if (submit) await userEvent.click(submit);
    await expect(canvasElement.querySelectorAll('[aria-invalid=true]').length).toBe(2);
  },
});

export const IdentityFilled = meta.story({ args: { scene: 'identity-filled' } });

export const Guardian = meta.story({ args: { scene: 'guardian' } });

export const AgeQuestion = meta.story({ args: { scene: 'age-question' } });

export const MinorNote = meta.story({ args: { scene: 'minor-note' } });

export const Requesting = meta.story({ args: { scene: 'requesting' } });

export const Uploading = meta.story({ args: { scene: 'uploading' } });

export const HandingOff = meta.story({ args: { scene: 'handing-off' } });

export const QrCode = meta.story({ args: { scene: 'qr' } });

export const QrNoResult = meta.story({ args: { scene: 'qr-no-result' } });

export const Interrupted = meta.story({ args: { scene: 'interrupted' } });

export const InterruptedCamera = meta.story({ args: { scene: 'interrupted-camera' } });

export const Awaiting = meta.story({ args: { scene: 'awaiting' } });

export const Passed = meta.story({ args: { scene: 'passed' } });

export const PassedDetails = meta.story({
  args: { scene: 'passed' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await canvas.findByRole('heading');
    const summary = canvasElement.querySelector('summary');
    if (summary) await userEvent.click(summary);
    await expect(canvas.getByText('mockorder22041520001184')).toBeVisible();
  },
});

export const PassedMedia = meta.story({ args: { scene: 'passed-media' } });

export const PassedMediaLoading = meta.story({ args: { scene: 'passed-media-loading' } });

export const PassedMediaMissing = meta.story({ args: { scene: 'passed-media-missing' } });

export const Rejected = meta.story({ args: { scene: 'rejected' } });

export const RejectedLiveness = meta.story({ args: { scene: 'rejected-liveness' } });

export const RejectedLimit = meta.story({ args: { scene: 'rejected-limit' } });

export const RejectedUnknown = meta.story({ args: { scene: 'rejected-unknown' } });

export const Undecided = meta.story({ args: { scene: 'undecided' } });

export const FailedNetwork = meta.story({ args: { scene: 'failed-network' } });

export const FailedResult = meta.story({ args: { scene: 'failed-result' } });

export const FailedPart = meta.story({ args: { scene: 'failed-part' } });

export const FailedRefused = meta.story({ args: { scene: 'failed-refused' } });

export const FailedBusy = meta.story({ args: { scene: 'failed-busy' } });

export const FailedMiniProgram = meta.story({ args: { scene: 'failed-mini-program' } });
export const FailedUnsupported = meta.story({ args: { scene: 'failed-unsupported' } });

export const FailedExpired = meta.story({ args: { scene: 'failed-expired' } });

export const PassedWithdrawal = meta.story({ args: { scene: 'passed-withdrawal' } });

export const Withdrawing = meta.story({ args: { scene: 'withdrawing' } });

export const Withdrawn = meta.story({ args: { scene: 'withdrawn' } });

export const WithdrawnCall = meta.story({ args: { scene: 'withdrawn-call' } });

export const Finished = meta.story({ args: { scene: 'finished' } });

export const FinishedRejected = meta.story({ args: { scene: 'finished-rejected' } });

export const Cancelled = meta.story({ args: { scene: 'cancelled' } });

export const CancelledPending = meta.story({ args: { scene: 'cancelled-pending' } });

export const Alternative = meta.story({ args: { scene: 'alternative' } });
