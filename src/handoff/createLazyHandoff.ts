import type { Lazy } from '../shared/lazy.js';
import type { ConfiguredAdapter, HandoffAdapter, MadeBy } from './adapter.js';

/** The late part of a handoff: starts it with its options. */
export interface LatePart<Options> {
  (options: Options, ...args: Parameters<HandoffAdapter['start']>): ReturnType<HandoffAdapter['start']>;
  /** Checks the page before faceAdv. */
  readonly check?: (options: Options) => void;
}

/** Creates a handoff whose code is loaded before faceAdv. Its name is that of its function without `Handoff`. */
export function createLazyHandoff<Options extends object>(
  name: MadeBy extends `${infer Name}Handoff` ? Name : never,
  options: Options,
  part: Lazy<LatePart<Options>>,
  canHandle: NonNullable<HandoffAdapter['canHandle']>,
): HandoffAdapter {
  const adapter: ConfiguredAdapter = {
    name,
    made: { by: `${name}Handoff`, options },
    canHandle,
    prepare: async () => (await part.load()).check?.(options),
    start: async (ticket, context) => (await part.load())(options, ticket, context),
  };
  return adapter;
}
