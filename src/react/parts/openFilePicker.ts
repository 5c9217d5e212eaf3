/**
 * Opens the phone's camera or album. A fresh input each time: WebViews that answered a cancel with nothing
 * never open the same one again (https://github.com/mgks/Android-SmartWebView/pull/92). Nothing waits for a
 * `cancel` event, which old engines do not have; no file is a cancel.
 *
 * `accept` stays `image/*`: narrow lists open a file manager on Android (https://github.com/youzan/vant/issues/2065),
 * and `capture` without it opens no camera there (https://github.com/youzan/vant/pull/12288).
 */
export function openFilePicker(place: Element, from: 'camera' | 'album', onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  if (from === 'camera') input.setAttribute('capture', 'user');
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.remove();
    if (file) onFile(file);
  });
  // In the document: iOS collects a loose input while the picker is open.
  place.replaceChildren(input);
  input.click();
}
