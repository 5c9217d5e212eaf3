import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

/** Colors of the product in the sandbox's own frame, and its pages in the order of `storySort`. */
addons.setConfig({
  sidebar: { showRoots: false },
  // The phone stays in portrait: a low canvas would turn its camera.
  bottomPanelHeight: 160,
  theme: create({
    base: 'light',
    brandTitle:
      '<span style="display:flex;align-items:center;gap:8px"><img src="./icon.svg" width="24" height="24" alt="">face-verification-flow</span>',
    brandUrl: './',
    colorPrimary: '#0b7466',
    colorSecondary: '#0b7466',
    appBg: '#f2f6f5',
    appBorderColor: '#d5dddb',
    barSelectedColor: '#0b7466',
    barHoverColor: '#0b7466',
    textColor: '#17211f',
    fontBase: 'system-ui, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif',
  }),
});
