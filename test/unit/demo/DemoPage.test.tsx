import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scenarios } from '../../../mocks/scenarios.js';
import { DemoPage } from '../../../src/demo/DemoPage.js';
import { readSettings } from '../../../src/demo/settings.js';

beforeEach(() => {
  vi.stubGlobal('document', { querySelector: () => null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Renders the demo at an address, its fakes and the developer's bar included. */
function render(search: string): string {
  vi.stubGlobal('location', new URL(`http://localhost/${search}`));
  return renderToString(<DemoPage settings={readSettings(search)} />);
}

describe('the demo', () => {
  it('says that a scenario does not exist, and links to each that does', () => {
    const html = render('?scenario=<b>nope');
    expect(html).toContain('没有名为“&lt;b&gt;nope”的场景');
    for (const { name } of scenarios) expect(html).toContain(`?scenario=${name}"`);
    expect(render('?scenario=livenessFails')).not.toContain('没有名为');
  });

  it('is English throughout in English, apart from the names of languages', () => {
    const html = render('?locale=en&scenario=nope').replace(/简体中文|繁體中文/g, '');
    expect(html.match(/\p{Script=Han}+/gu)).toBeNull();
  });

  it('keeps every setting of the developer’s bar in the address', () => {
    const html = render('?textSize=large&accent=plum&camera=off&alternative=no&userId=code_66660004');
    for (const value of ['large', 'plum', 'off', 'no']) {
      expect(html).toContain(`<option value="${value}" selected="">`);
    }
    expect(html).toContain('value="code_66660004"');
    expect(html).toContain('data-text-size="large"');
    expect(html).toContain('data-accent="plum"');
  });
});
