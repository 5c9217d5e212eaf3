import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, it } from 'vitest';
import { preparePeople } from '../journeys/person.js';
import { scenes } from './scenes.js';

/**
 * Not a test of anything: draws every screen into `screenshots/`, one folder a variant, with a contact sheet.
 * `SCREENS=all npm run screenshots` draws all variants, `SCREENS=en-dark-360x640` those whose name has that in it.
 */
const sizes = { '390x844': [390, 844], '360x640': [360, 640], '1280x800': [1280, 800] } as const;
const variants = (['zh-CN', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    Object.entries(sizes).map(([size, [width, height]]) => ({
      name: `${locale}-${theme}-${size}`,
      visit: { locale, theme, viewport: { width, height } },
    })),
  ),
);
const wanted = process.env['SCREENS'] ?? 'zh-CN-light-390x844';
const only = process.env['SCENES']?.split(',');
const people = preparePeople();

describe.each(variants.filter(({ name }) => wanted === 'all' || name.includes(wanted)))(
  '$name',
  (variant) => {
    const folder = new URL(`../../screenshots/${variant.name}/`, import.meta.url);
    const drawn = scenes.filter(({ name }) => !only || only.includes(name));

    it.each(drawn)('$name', { timeout: 120_000 }, async ({ name, visit, arrange }) => {
      await mkdir(folder, { recursive: true });
      const person = await people.meet({ ...variant.visit, ...visit });
      await arrange?.(person, await people.photo());
      await person.page.evaluate(() => document.fonts.ready);
      const path = new URL(`${name}.png`, folder).pathname;
      await person.page.screenshot({ path, animations: 'disabled', fullPage: true });
    });

    it('contact sheet', { timeout: 120_000 }, async () => {
      const { width } = variant.visit.viewport;
      const person = await people.meet({ viewport: { width: Math.min(7 * width, 2800), height: 800 } });
      const figures = await Promise.all(
        drawn.map(async ({ name }) => {
          const picture = await readFile(new URL(`${name}.png`, folder), 'base64');
          return `<figure><img src="data:image/png;base64,${picture}"><figcaption>${name}</figcaption></figure>`;
        }),
      );
      await person.page.setContent(
        `<style>body{margin:16px;font:20px sans-serif;background:#888;display:flex;flex-wrap:wrap}
      figure{margin:8px;width:${width > 700 ? 640 : width}px}img{width:100%;display:block}</style>${figures.join('')}`,
      );
      await writeFile(
        new URL('contact-sheet.png', folder),
        await person.page.screenshot({ fullPage: true, type: 'png' }),
      );
    });
  },
);
