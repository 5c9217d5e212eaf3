import { expect, waitFor } from 'storybook/test';
import preview from '../.storybook/preview.js';
import { CameraStory, type CameraStoryProps } from '../parts/CameraStory.js';
import { PhoneFrame } from '../parts/PhoneFrame.js';

const start: CameraStoryProps = { behavior: 'works', autoCapture: false, cameras: 2, detector: false };

/** Selector of the story's end, by the behavior of the camera. Any other behavior ends with a warning. */
const sights: Partial<Record<CameraStoryProps['behavior'], string>> = {
  works: '.fv-camera[data-status=live]',
  denied: '.fv-steps',
};

const meta = preview.type<{ args: CameraStoryProps }>().meta({
  title: 'Camera',
  component: CameraStory,
  args: start,
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <PhoneFrame>
      <CameraStory
        {...args}
        key={JSON.stringify(args)}
        locale={locale}
        theme={theme}
        accent={accent}
        textSize={textSize}
      />
    </PhoneFrame>
  ),
  play: async ({ args, canvas, canvasElement, userEvent }) => {
    await canvas.findByRole('heading');
    const open = canvasElement.querySelector('.fv-actions .fv-button');
    if (open) await userEvent.click(open);
    const selector = sights[args.behavior] ?? '.fv-picture[data-tone=warning]';
    await waitFor(() => expect(canvasElement.querySelector(selector)).not.toBeNull(), { timeout: 10_000 });
  },
});

/** The fake camera shows the sample portrait. */
export const Live = meta.story({});

/** A face detector makes praise and automatic capture possible. */
export const WithDetector = meta.story({ args: { detector: true } });

export const Denied = meta.story({ args: { behavior: 'denied' } });

export const Absent = meta.story({ args: { behavior: 'absent' } });

export const Busy = meta.story({ args: { behavior: 'busy' } });
