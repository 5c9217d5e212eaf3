import type { ReactElement } from 'react';

/** Size of the texts on the screen. */
export type ShownTextSize = 'standard' | 'large';

interface SwitchProps {
  readonly size: ShownTextSize;
  readonly label: string;
  readonly onChange: (size: ShownTextSize) => void;
}

interface TextSizes {
  /** Returns `large` if the user has enlarged the texts of the system or the browser. */
  readonly ofSystem: () => ShownTextSize;
  readonly Switch: (props: SwitchProps) => ReactElement;
}

/** Large type by the system's text size and by a switch. Loaded while the user reads the first page. */
export const textSizes: TextSizes = { ofSystem, Switch };

/** Smallest enlargement that counts as large: more than one step of Android (1.15) and iOS (19 of 17 px). */
const LARGE_SCALE = 1.2;

function ofSystem(): ShownTextSize {
  return readTextScale() < LARGE_SCALE ? 'standard' : 'large';
}

/**
 * Returns by how much the user has enlarged texts, 1 for not at all:
 *
 * - the browser's own font size, which the keyword `medium` follows (https://github.com/w3c/csswg-drafts/issues/10674), and the
 *   text zoom of Android's WebViews, which multiplies every computed size (https://juejin.cn/post/7156120629710684167);
 * - Android's font size in Chromium 138 and newer (https://davidsgrogan.github.io/env-explainer.html);
 * - Dynamic Type on iOS, whose body text is 17 px by default (https://furbo.org). On a Mac it is 13 px.
 *
 * No page is notified of Android's font size in older Chromium, or of the page zoom of Chrome and Safari, which enlarges all.
 */
export function readTextScale(): number {
  const probe = document.createElement('span');
  const { style } = probe;
  style.cssText = 'position:absolute;visibility:hidden;width:10em';
  document.body.appendChild(probe);
  /** An engine that does not know the value keeps the one before. */
  const measure = (property: 'font' | 'fontSize', value: string, byDefault: number) => {
    style.fontSize = `${byDefault}px`;
    style[property] = value;
    return probe.offsetWidth / byDefault / 10;
  };
  const scale = Math.max(
    measure('fontSize', 'medium', 16),
    measure('fontSize', 'calc(16px * env(preferred-text-scale, 1))', 16),
    measure('font', '-apple-system-body', 17),
  );
  document.body.removeChild(probe);
  return scale;
}

/** Switches between standard and large type, with the second tap of a double tap left out as on every button. */
function Switch({ size, label, onChange }: SwitchProps): ReactElement {
  const isLarge = size === 'large';
  return (
    <button
      type="button"
      className="fv-size"
      aria-pressed={isLarge}
      onClick={({ detail }) => {
        if (detail < 2) onChange(isLarge ? 'standard' : 'large');
      }}
    >
      {label}
    </button>
  );
}
