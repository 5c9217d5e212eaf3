import type { ElementHandle, Page } from 'playwright';

/** What somebody sees who holds the phone. */
export interface Sight {
  /** `done`: the host's own page after the widget; `nowhere`: the browser's error page, or none yet. */
  readonly where: 'widget' | 'face-sdk' | 'done' | 'nowhere';
  /** Of the flow, as the widget's own attribute says. */
  readonly step: string;
  /** The names of all that can be tapped: enabled, in sight, and named. */
  readonly ways: readonly string[];
  readonly mustAgree: boolean;
  readonly emptyFields: boolean;
}

const NOWHERE: Sight = { where: 'nowhere', step: '', ways: [], mustAgree: false, emptyFields: false };

/** In the page. An open dialog keeps everything else out of reach. */
const FIND = `(() => {
  const host = document.querySelector('#face > div');
  const root = document.querySelector('.fv-root') || (host && host.shadowRoot && host.shadowRoot.querySelector('.fv-root'));
  const place = root ? root.querySelector('dialog[open]') || root : document;
  const nameOf = (element) => (element.getAttribute('aria-label') || element.textContent || '').trim();
  const elements = [...place.querySelectorAll('button, a[href]')].filter(
    (element) =>
      !element.disabled && element.getAttribute('aria-disabled') !== 'true' && nameOf(element) !== '' &&
      element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible',
  );
  return { root, place, elements, names: elements.map(nameOf) };
})()`;

const LOOK = `(() => {
  if (!/^https?:$/.test(location.protocol)) return { where: 'nowhere', step: '', ways: [], mustAgree: false, emptyFields: false };
  const { root, place, names } = ${FIND};
  const face = location.pathname === '/face-sdk.html';
  const boxes = [...place.querySelectorAll('input[type=checkbox]')];
  const fields = [...place.querySelectorAll('.fv-input')];
  return {
    where: face ? 'face-sdk' : root ? 'widget' : names.length > 0 ? 'done' : 'nowhere',
    step: root ? root.dataset.step : '',
    ways: names,
    mustAgree: boxes.some((box) => !box.checked),
    emptyFields: fields.some((field) => field.value === ''),
  };
})()`;

/** Never throws: a page that is just being left shows nothing. */
export async function look(page: Page): Promise<Sight> {
  const seen = await withLimit(page.evaluate<Sight>(LOOK), 10_000).catch(() => NOWHERE);
  return seen ?? NOWHERE;
}

export async function findWay(page: Page, name: string): Promise<ElementHandle<HTMLElement> | undefined> {
  const found = await page.evaluateHandle<HTMLElement | undefined>(
    `(() => { const { elements, names } = ${FIND}; return elements[names.indexOf(${JSON.stringify(name)})]; })()`,
  );
  return (found.asElement() as ElementHandle<HTMLElement> | null) ?? undefined; // a button or a link
}

/** For a page that may answer nothing: frozen, crashed, or being left. */
export function withLimit<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
