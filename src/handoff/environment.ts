import { type BrowserSigns, type Environment, readEnvironment } from '../environment/readEnvironment.js';

/** Facts about the browser that decide which handoff can work. */
export interface HandoffEnvironment extends Environment {
  /** Whether the user chose to continue on this device instead of another one. */
  readonly stayHere: boolean;
}

/** Reads the environment of a handoff. */
export function readHandoffEnvironment(stayHere = false, signs?: BrowserSigns): HandoffEnvironment {
  return { ...readEnvironment(signs), stayHere };
}
