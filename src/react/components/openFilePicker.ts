import type { Picker } from '../../flow/model.js';
import { clickUnstopped } from '../../shared/clickUnstopped.js';

interface Answer {
  readonly onFile: (file: File) => void;
  /** Closed without a file; only a hint, since old engines never say so. */
  readonly onCancel: () => void;
}

/**
 * Opens the phone's camera or album. A fresh input each time: WebViews that answered a cancel with nothing
 * never open the same one again (https://github.com/mgks/Android-SmartWebView/pull/92). Nothing waits for a
 * `cancel` event, which old engines do not have; no file is a cancel.
 *
 * `accept` stays `image/*`: narrow lists open a file manager on Android (https://github.com/youzan/vant/issues/2065),
 * and `capture` without it opens no camera there (https://github.com/youzan/vant/pull/12288).
 */
export function openFilePicker(place: Element, from: Picker, { onFile, onCancel }: Answer): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  if (from === 'camera') input.setAttribute('capture', 'user');
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.remove();
    if (file) onFile(file);
    else onCancel();
  });
  input.addEventListener('cancel', onCancel);
  // In the document: iOS collects a loose input while the picker is open.
  place.textContent = '';
  clickUnstopped(input, place);
}
