import { createElement, type ReactElement } from 'react';
import type { SlotProps, Slots } from '../react/slots.js';

/** Renders the page's children of `<face-verification>` with `slot="header"` or `slot="footer"`. */
export const nativeSlots: Slots = {
  header: ({ original }: SlotProps): ReactElement => createElement('slot', { name: 'header' }, original),
  footer: (): ReactElement => createElement('slot', { name: 'footer' }),
};
