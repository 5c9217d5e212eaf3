import { FaceVerificationError } from '../errors.js';
import type { HandoffAdapter } from './adapter.js';
import { canOpenFacePage } from './environment.js';
import type { LoginUrlOptions } from './loginUrl.js';
import { loadLoginUrl } from './loginUrlLater.js';

export type RedirectHandoffOptions = LoginUrlOptions;

/**
 * Leaves the page for the face SDK's H5 page and comes back by its redirect. The page needs nothing but to show
 * the widget again at `returnUrl`; the widget finds its open order and asks for the result.
 */
export function redirectHandoff(options: RedirectHandoffOptions): HandoffAdapter {
  return {
    name: 'redirect',
    canHandle: canOpenFacePage,
    prepare: loadLoginUrl,
    async handOff(ticket, context) {
      const { buildLoginUrl } = await loadLoginUrl();
      const url = await buildLoginUrl(options, ticket, context, location.href);
      if (context.signal.aborted) return undefined;
      // The login address may have taken its time to come.
      if (Date.now() >= context.expiresAt)
        throw new FaceVerificationError('ticket_expired', 'The ticket was not used in time.');
      leave(url);
      return untilRestored(context.signal);
    },
  };
}

/** A link rather than `location.assign`: only a link can leave without a referrer. */
function leave(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  link.target = '_self'; // a page may have <base target="_blank">, and popups are blocked
  link.referrerPolicy = 'no-referrer';
  link.style.display = 'none';
  document.body.append(link);
  link.click();
  link.remove();
}

/** Pending while the page is away; resolves when the back button brings it back out of the bfcache. */
function untilRestored(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) resolve(undefined);
    };
    addEventListener('pageshow', onPageShow);
    signal.addEventListener('abort', () => removeEventListener('pageshow', onPageShow), { once: true });
  });
}
