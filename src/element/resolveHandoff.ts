import type { Handoff } from '../handoff/adapter.js';
import { redirectHandoff } from '../handoff/redirectHandoff.js';

interface Given {
  readonly handoff?: Handoff | undefined;
  readonly loginUrl?: string | undefined;
  readonly returnUrl?: string | undefined;
}

/** The host's handoff, else the redirect to its login address; nothing where it has given neither. */
export function givenHandoff({ handoff, loginUrl, returnUrl }: Given): Handoff | undefined {
  if (handoff || !loginUrl) return handoff;
  return redirectHandoff({ loginUrl, returnUrl: returnUrl || undefined });
}
