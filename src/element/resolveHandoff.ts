import type { Handoff } from '../handoff/adapter.js';
import { redirectHandoff } from '../handoff/redirectHandoff.js';

interface HandoffOptions {
  readonly handoff?: Handoff | undefined;
  readonly loginUrl?: string | undefined;
  readonly returnUrl?: string | undefined;
}

/** Returns the host's handoff, else a redirect to its login address. Returns `undefined` if it has neither. */
export function resolveHandoff({ handoff, loginUrl, returnUrl }: HandoffOptions): Handoff | undefined {
  if (handoff || !loginUrl) return handoff;
  return redirectHandoff({ loginUrl, returnUrl: returnUrl || undefined });
}
