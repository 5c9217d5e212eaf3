import { type RefObject, useEffect } from 'react';

/**
 * Calls `submit` when the form is submitted, and keeps the event from forms around it. The form itself has to listen: inside a
 * form of the host, Chromium and WebKit stop the event at that form, before React hears of it, and would then load the
 * page again with every field in its address.
 */
export function useSubmit(form: RefObject<HTMLFormElement | null>, submit: () => unknown): void {
  useEffect(() => {
    const element = form.current;
    const listen = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      void submit();
    };
    element?.addEventListener('submit', listen);
    return () => element?.removeEventListener('submit', listen);
  }, [form, submit]);
}
