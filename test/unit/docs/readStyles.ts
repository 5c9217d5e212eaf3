import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A custom property that hosts may set, with its defaults as the styles have them. */
export interface Token {
  readonly name: string;
  readonly light: string;
  readonly dark: string | undefined;
  readonly large: string | undefined;
}

export function readTokens(): readonly Token[] {
  const css = readFileSync(`${root}src/react/styles/base.css`, 'utf8');
  const light = defaults(css, '.fv-root');
  const dark = defaults(css, '.fv-root[data-theme="dark"]');
  const large = defaults(css, '.fv-root[data-theme][data-text-size="large"]');
  return [...light].map(([name, value]) => ({
    name,
    light: value,
    dark: dark.get(name),
    large: large.get(name),
  }));
}

/** Reads the defaults of `var(--fv-…, default)` in the first rule of a selector. */
function defaults(css: string, selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`\n${selector} {`);
  if (start < 0) throw new Error(`styles.css has no rule for ${selector}.`);
  const rule = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...rule.matchAll(/var\(\s*(--fv-[a-z-]+),\s*([^()]+?)\s*\)/g)].map(([, name = '', value = '']) => [
      name,
      name === '--fv-font' ? 'the system’s' : value,
    ]),
  );
}

/** Reads the purpose of each custom property from docs/design.md or its Chinese twin. */
export function readMeanings(page: string): ReadonlyMap<string, string> {
  const doc = readFileSync(root + page, 'utf8');
  const rows = [...doc.matchAll(/^\| ((?:`--fv-[a-z-]+` ?)+)\|.*\| (.+) \|$/gm)];
  return new Map(
    rows.flatMap(([, names = '', meaning = '']) =>
      [...names.matchAll(/`(--fv-[a-z-]+)`/g)].map(([, name = '']): [string, string] => [name, meaning]),
    ),
  );
}

/** The data attributes of `.fv-root`. */
export function readDataAttributes(): readonly string[] {
  const view = readFileSync(`${root}src/react/FaceVerificationView.tsx`, 'utf8');
  return [...view.matchAll(/\b(data-[a-z-]+)=\{/g)].map(([, name = '']) => name);
}
