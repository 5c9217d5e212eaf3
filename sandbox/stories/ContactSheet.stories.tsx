import preview from '../.storybook/preview.js';
import { ContactSheet, type ContactSheetProps } from '../parts/ContactSheet.js';

const start: ContactSheetProps = { width: 360, height: 640 };

const meta = preview.type<{ args: ContactSheetProps }>().meta({
  title: 'Contact sheet',
  component: ContactSheet,
  args: start,
  // Each screen is tested by itself; together, their landmarks and names would clash.
  parameters: { a11y: { test: 'off' } },
  render: (args, { globals: { locale, theme, accent, textSize } }) => (
    <ContactSheet {...args} locale={locale} theme={theme} accent={accent} textSize={textSize} />
  ),
});

/** All screens, to print from the browser or to save with `npm run test:sandbox -- screenshots`. */
export const AllScreens = meta.story({});
