import { FaceVerificationError } from '../shared/errors.js';
import {
  type ConfiguredAdapter,
  canHandle,
  type Handoff,
  type HandoffAdapter,
  type ReportingContext,
  toAdapter,
} from './adapter.js';
import type { HandoffEnvironment } from './environment.js';

/**
 * Combines several handoffs. The first that can handle the environment is started; the event `handoff` names it and the
 * skipped ones.
 * @param prefer name of a handoff to start in any environment
 * @example chooseHandoff([bridgeHandoff({ bridge }), qrHandoff({ loginUrl, returnUrl }), redirectHandoff({ loginUrl })])
 */
export function chooseHandoff(handoffs: readonly Handoff[], prefer?: string): HandoffAdapter {
  const adapters = handoffs.map(toAdapter);
  const choose = (environment: HandoffEnvironment): HandoffAdapter | undefined =>
    adapters.find(({ name }) => name === prefer && !environment.stayHere) ??
    adapters.find((adapter) => canHandle(adapter, environment));

  const adapter: ConfiguredAdapter = {
    name: 'choose',
    made: { by: 'chooseHandoff', adapters, choose },
    canHandle: (environment) => choose(environment) !== undefined,
    prepare: async (environment) => choose(environment)?.prepare?.(environment),
    async start(ticket, context: ReportingContext) {
      const chosen = choose(context.environment);
      if (!chosen) throw new FaceVerificationError('handoff_unsupported', 'No handoff can work here.');
      const skipped = adapters.slice(0, adapters.indexOf(chosen)).map(({ name }) => name);
      context.report?.(chosen.name, skipped);
      const here = choose({ ...context.environment, stayHere: true });
      const canContinueHere = here !== undefined && here !== chosen;
      return chosen.start(ticket, {
        ...context,
        present: (presentation) => context.present({ ...presentation, canContinueHere }),
      });
    },
  };
  return adapter;
}
