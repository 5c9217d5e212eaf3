/**
 * Adds styles to a shadow root, each only once. A constructable stylesheet needs no permission of a `style-src` policy
 * (https://www.w3.org/TR/CSP3/#directive-style-src); engines without it (Chromium before 73, iOS before 16.4) get a
 * style element with the nonce.
 */
export function addStyles(root: ShadowRoot, css: string, nonce: string | undefined): void {
  const there = styled.get(root) ?? new Set();
  if (there.has(css)) return;
  styled.set(root, there.add(css));
  const sheet = constructSheet(css);
  if (sheet) {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return;
  }
  const style = document.createElement('style');
  if (nonce) style.setAttribute('nonce', nonce);
  style.textContent = css;
  root.appendChild(style);
}

const styled = new WeakMap<ShadowRoot, Set<string>>();

function constructSheet(css: string): CSSStyleSheet | undefined {
  if (!('adoptedStyleSheets' in Document.prototype)) return undefined;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  } catch {
    return undefined; // Some engines have the constructor without the rest.
  }
}
