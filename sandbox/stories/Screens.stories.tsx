import { expect } from 'storybook/test';
import preview from '../../.storybook/preview.js';
import { Teleported, type TeleportedProps } from '../parts/Teleported.js';

const meta = preview.type<{ args: TeleportedProps }>().meta({
  title: 'Screens',
  component: Teleported,
  parameters: { controls: { include: ['scene'] } },
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <Teleported
      {...args}
      key={args.scene}
      locale={locale}
      theme={theme}
      accent={accent}
      textSize={textSize}
    />
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading')).toBeVisible();
  },
});

export const Consent = meta.story({ args: { scene: 'consent' } });

export const ConsentMissing = meta.story({
  args: { scene: 'consent' },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await expect(await canvas.findByRole('checkbox')).not.toBeChecked();
    const submit = canvasElement.querySelector('[type=submit]');
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

export const CaptureProblem = meta.story({ args: { scene: 'capture-problem' } });

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

export const Requesting = meta.story({ args: { scene: 'requesting' } });

export const Uploading = meta.story({ args: { scene: 'uploading' } });

export const HandingOff = meta.story({ args: { scene: 'handing-off' } });

export const QrCode = meta.story({ args: { scene: 'qr' } });

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

export const FailedRefused = meta.story({ args: { scene: 'failed-refused' } });

export const FailedBusy = meta.story({ args: { scene: 'failed-busy' } });

export const FailedUnsupported = meta.story({ args: { scene: 'failed-unsupported' } });

export const FailedExpired = meta.story({ args: { scene: 'failed-expired' } });

export const Finished = meta.story({ args: { scene: 'finished' } });

export const Cancelled = meta.story({ args: { scene: 'cancelled' } });

export const Alternative = meta.story({ args: { scene: 'alternative' } });
