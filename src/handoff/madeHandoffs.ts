import type { Configuration, ConfiguredAdapter, Handoff, HandoffAdapter, MadeBy } from './adapter.js';

/** A handoff of this package that takes options, with what it was made of. */
export interface MadeHandoff {
  readonly by: MadeBy;
  /** Options as the host passed them, typed or not. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly adapter: HandoffAdapter;
}

/** Returns the handoffs of this package that a host passed, with those inside `chooseHandoff`. */
export function listHandoffs(handoff: unknown): readonly MadeHandoff[] {
  const adapter: ConfiguredAdapter = Object(handoff);
  const made = readConfiguration(adapter);
  if (!made) return [];
  if (made.by === 'chooseHandoff') return made.adapters.flatMap(listHandoffs);
  return [{ by: made.by, options: Object(made.options), adapter }];
}

/** Returns what an adapter of this package was made of; `undefined` for those of hosts. */
export function readConfiguration(handoff: Handoff): Configuration | undefined {
  const { made }: Partial<ConfiguredAdapter> = Object(handoff);
  return typeof made === 'object' ? made : undefined;
}
