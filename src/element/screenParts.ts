import css from '../react/styles/screens.css?inline';
import { forwardClicks } from './forwardClicks.js';

/** Styles and listeners that a shadow root needs after its first screen, as the one export of a lazy part. */
export const screenParts: { readonly css: string; readonly forwardClicks: typeof forwardClicks } = {
  css,
  forwardClicks,
};
