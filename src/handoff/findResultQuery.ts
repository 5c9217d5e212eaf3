import type { ResultQuery } from '../flow/model.js';
import type { Handoff } from './adapter.js';
import { readHandoffEnvironment } from './environment.js';
import { listHandoffs } from './madeHandoffs.js';

/** Returns the host's own query of results, if one applies here; otherwise faceAdvResult is asked. */
export function findResultQuery(handoff: Handoff): ResultQuery | undefined {
  const environment = readHandoffEnvironment();
  for (const { by, options, adapter } of listHandoffs(handoff)) {
    const { queryResult } = options;
    if (by !== 'miniProgramHandoff' || typeof queryResult !== 'function') continue;
    if (adapter.canHandle?.(environment)) return (...args) => Reflect.apply(queryResult, undefined, args);
  }
  return undefined;
}
