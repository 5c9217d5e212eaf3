import { defineMain } from '@storybook/react-vite/node';

/** Storybook's configuration. It sends no telemetry, loads no news and reports no crashes. */
export default defineMain({
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: 'sandbox/.storybook/vite.config.ts' } },
  },
  staticDirs: ['../../public'],
  stories: ['../docs/**/*.mdx', '../stories/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
});
