/**
 * Keeps the camera on the phone that is drawn on the page: a modal dialog would cover the whole page. There the dialog opens
 * as in an engine without modal dialogs, inside the nearest frame of reference, which is the phone's glass.
 */
export function keepOnPhone(): void {
  const { showModal } = HTMLDialogElement.prototype;
  HTMLDialogElement.prototype.showModal = function () {
    const glass = this.closest('.sandbox-glass');
    // On a narrow page the phone is the page.
    if (glass && getComputedStyle(glass).transform !== 'none') this.setAttribute('open', '');
    else showModal.call(this);
  };
}
