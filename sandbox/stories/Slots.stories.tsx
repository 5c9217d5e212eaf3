import type { ReactElement } from 'react';
import { expect } from 'storybook/test';
import type { SlotProps } from '../../src/react/slots.js';
import preview from '../.storybook/preview.js';
import { SceneView, type SceneViewProps } from '../parts/SceneView.js';

const meta = preview.type<{ args: SceneViewProps }>().meta({
  title: 'Slots',
  component: SceneView,
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <SceneView {...args} locale={locale} theme={theme} accent={accent} textSize={textSize} />
  ),
});

function Header({ original }: SlotProps): ReactElement {
  return (
    <>
      <p style={{ margin: '0 0 12px', fontWeight: 600 }}>和安人寿 · 保险金领取</p>
      {original}
    </>
  );
}

function Footer(): ReactElement {
  return <p style={{ margin: '12px 0 0', textAlign: 'center' }}>客服 400-000-0000</p>;
}

function Passed({ send }: SlotProps): ReactElement {
  return (
    <>
      <h2>您已通过核验</h2>
      <p>保险金将在 1 个工作日内到账。</p>
      <button
        type="button"
        className="fv-button"
        data-kind="primary"
        onClick={() => send({ type: 'FINISH' })}
      >
        回到首页
      </button>
    </>
  );
}

/** The host's own header around the widget's progress, and its own footer. */
export const HeaderAndFooter = meta.story({
  args: { scene: 'capture', slots: { header: Header, footer: Footer } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('客服 400-000-0000')).toBeVisible();
    await expect(canvas.getByText('和安人寿 · 保险金领取')).toBeVisible();
  },
});

/** The host's own screen for one step. */
export const Screen = meta.story({
  args: { scene: 'passed', slots: { screens: { passed: Passed } } },
  play: async ({ canvas, canvasElement, userEvent }) => {
    await userEvent.click(await canvas.findByRole('button', { name: '回到首页' }));
    await expect(canvasElement.querySelector('[data-step=finished]')).not.toBeNull();
  },
});
