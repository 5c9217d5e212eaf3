/**
 * Copies a text, by a selection where the Clipboard API is missing (http pages, WebViews before Chrome 66) or refuses, as
 * Chromium does in a frame without `allow="clipboard-write"` (https://github.com/contentful/forma-36/pull/2435).
 * @param place element of the page that holds the selected text for a moment
 * @throws if both fail
 */
export async function copyText(text: string, place: Element): Promise<void> {
  try {
    // Also throws where there is no clipboard.
    await navigator.clipboard.writeText(text);
  } catch {
    if (!copyBySelection(text, place)) throw new Error('The text was not copied.');
  }
}

function copyBySelection(text: string, place: Element): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true; // no keyboard comes up
  field.style.cssText = 'position:fixed;top:0;opacity:0;user-select:text;-webkit-user-select:text';
  place.append(field);
  // iOS selects nothing by `select` alone.
  field.select();
  field.setSelectionRange(0, text.length);
  const isCopied = document.execCommand('copy');
  field.remove();
  return isCopied;
}
