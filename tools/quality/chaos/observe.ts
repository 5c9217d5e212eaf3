import type { ElementHandle, Page } from 'playwright';

/** Visible state of the phone. */
export interface Observation {
  /** `done`: the host's own page after the widget; `nowhere`: the browser's error page, or none yet. */
  readonly where: 'widget' | 'face-sdk' | 'done' | 'nowhere';
  /** Step of the flow, from the widget's `data-step`. */
  readonly step: string;
  /** Names of the controls that can be tapped. */
  readonly ways: readonly string[];
  readonly mustAgree: boolean;
  readonly emptyFields: boolean;
}

const NOWHERE: Observation = { where: 'nowhere', step: '', ways: [], mustAgree: false, emptyFields: false };

/** Runs in the page. An open dialog makes everything else unreachable. */
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

/** Reads the screen. Never throws; a page that is being left shows nothing. */
export async function observe(page: Page): Promise<Observation> {
  const seen = await withLimit(page.evaluate<Observation>(LOOK), 10_000).catch(() => NOWHERE);
  return seen ?? NOWHERE;
}

export async function findWay(page: Page, name: string): Promise<ElementHandle<HTMLElement> | undefined> {
  const found = await page.evaluateHandle<HTMLElement | undefined>(
    `(() => { const { elements, names } = ${FIND}; return elements[names.indexOf(${JSON.stringify(name)})]; })()`,
  );
  return (found.asElement() as ElementHandle<HTMLElement> | null) ?? undefined; // a button or a link
}

/** Resolves with `undefined` after a timeout, for a page that is frozen, crashed or being left. */
export function withLimit<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
