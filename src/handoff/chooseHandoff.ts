import { FaceVerificationError } from '../shared/errors.js';
import { type Handoff, type HandoffAdapter, toAdapter } from './adapter.js';
import type { HandoffEnvironment } from './environment.js';

/**
 * Takes the first of several that can handle this environment, such as
 * `chooseHandoff([bridgeHandoff({ bridge }), qrHandoff({ loginUrl }), redirectHandoff({ loginUrl })])`, and tells
 * the host by the event `handoff` which one and whom it passed over.
 * @param prefer the name of one to take whatever the environment, for a host that knows better
 */
export function chooseHandoff(handoffs: readonly Handoff[], prefer?: string): HandoffAdapter {
  const adapters = handoffs.map(toAdapter);
  const choose = (environment: HandoffEnvironment): HandoffAdapter | undefined =>
    adapters.find(({ name }) => name === prefer && !environment.stayHere) ??
    adapters.find((adapter) => handles(adapter, environment));

  return {
    name: 'choose',
    canHandle: (environment) => choose(environment) !== undefined,
    prepare: async (environment) => choose(environment)?.prepare?.(environment),
    async handOff(ticket, context) {
      const chosen = choose(context.environment);
      if (!chosen) throw new FaceVerificationError('handoff_unsupported', 'No handoff can work here.');
      const skipped = adapters.slice(0, adapters.indexOf(chosen)).map(({ name }) => name);
      context.report(chosen.name, skipped);
      const here = choose({ ...context.environment, stayHere: true });
      const canContinueHere = here !== undefined && here !== chosen;
      return chosen.handOff(ticket, {
        ...context,
        present: (presentation) => context.present({ ...presentation, canContinueHere }),
      });
    },
  };
}

export function handles(adapter: HandoffAdapter, environment: HandoffEnvironment): boolean {
  return adapter.canHandle?.(environment) ?? true;
}
