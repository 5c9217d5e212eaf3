import { diagnose } from '../camera/diagnose.js';
import { readEnvironment } from '../environment/readEnvironment.js';
import type { TraceEntry } from '../options/events.js';
import { toSingleLine } from '../shared/toSingleLine.js';

/**
 * Returns a plain text for support with one finding a line: the browser and its features (`diagnose`), and the events
 * of a verification. Contains no personal data: no photo, name, ID number, token, order or trace number, address, or
 * whole user agent. Shows no prompt and sends no request. Works in browsers only.
 * @param trace events from `getTrace()`, or collected by `onEvent`
 */
export async function createSupportReport(trace: readonly TraceEntry[] = []): Promise<string> {
  const begin = trace[0]?.at ?? 0;
  return [
    `face-verification-flow, ${new Date().toISOString()}`,
    `engine=${describeEngine(globalThis.navigator?.userAgent ?? '')}`,
    `place=${describePlace()}`,
    `framed=${globalThis.self !== globalThis.top}`,
    ...describe(await diagnose()),
    ...trace.map(({ at, event }) => {
      const { schema: _, type, ...fields } = event;
      return `+${((at - begin) / 1000).toFixed(1)} s ${type} ${describe(fields).join(' ')}`;
    }),
  ].join('\n');
}

/** The container, system and device of this page. */
function describePlace(): string {
  const { container, system, device, miniProgram } = readEnvironment();
  return [container, system, device, ...(miniProgram ? ['mini-program'] : [])].join(', ');
}

/** Products and systems with their versions; whatever else an app has put into its user agent stays out. */
function describeEngine(userAgent: string): string {
  const known =
    /\b(?:Chrome|ArkWeb|HuaweiBrowser|Version|Firefox|AppleWebKit|MicroMessenger|wxwork|AlipayClient|UCBrowser)\/\d{1,4}(?:\.\d{1,4}){0,3}|\b(?:Android|iPhone OS|CPU OS|HarmonyOS|OpenHarmony|Mac OS X|Windows NT)[ /]\d{1,3}(?:[._]\d{1,3}){0,2}|; wv\b/g;
  return (userAgent.match(known) ?? []).join(', ');
}

/** `name=value`, with the path to it; a value never breaks its line. */
function describe(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([name, entry]: [string, unknown]) => {
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry))
      return describe(entry, `${path}${name}.`);
    return `${path}${name}=${toSingleLine(String(entry)).slice(0, 60)}`;
  });
}
