import { parseArgs } from 'node:util';
import type { SdkChoice } from '../backend.js';
import { findScenario } from '../scenarios.js';

/** Lines of the command line; the global `console` fits. */
export interface Output {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
}

const USAGE = `face-verification-flow: tools for developers of pages with the widget

  face-verification-flow mock-server [options]   the mocked partner as a real HTTP server
    --port 7007          --host 127.0.0.1 (0.0.0.0 lets phones connect)
    --scenario passes    --latency 0 (ms)   --polls 0   --code 66660004   --choice pass
    --list               the scenarios, the faults and the magic inputs

  face-verification-flow check --base-url URL --token TOKEN [options]
    sends each request of the contract to that address and reports where it differs from the document
    --user-id ID         --order-no NO (one that passed, for its media)
    --name NAME --id-no NO    --fds PATH   --uri LINK   --timeout 60000 (ms)
    --face-adv PATH      --face-adv-result PATH         --all (also what agrees)
    --origin URL (of the page, for CORS)
    --repeat-key (one faceAdv twice with one Idempotency-Key; opens one more order if the backend does not know it)`;

/**
 * Runs the command line.
 * @param args arguments after the command's own name
 * @returns the exit code; for a server, once it is stopped
 */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'mock-server') return await runMockServer(rest, output);
    if (command === 'check') return await runCheck(rest, output);
  } catch (error) {
    output.error(messageOf(error));
    return 2;
  }
  const isHelp = command === '--help' || command === 'help';
  (isHelp ? output.log : output.error)(USAGE);
  return isHelp ? 0 : 2;
}

/** Returns the error's message; the optional peer dependency msw gets one that says how to install it. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /Cannot find package 'msw'/.test(text) ? 'The mocks need msw: npm install --save-dev msw' : text;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const MOCK_SERVER_OPTIONS = {
  port: text,
  host: text,
  scenario: text,
  latency: text,
  polls: text,
  code: text,
  choice: text,
  list: flag,
} as const;

async function runMockServer(args: readonly string[], output: Output): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: MOCK_SERVER_OPTIONS });
  if (values.list) {
    await printList(output);
    return 0;
  }
  const { startMockServer } = await import('../server/startMockServer.js');
  const server = await startMockServer({
    host: values.host,
    port: wholeNumber('port', values.port),
    scenario: values.scenario ? findScenario(values.scenario).name : undefined,
    latencyMs: wholeNumber('latency', values.latency),
    pollsUntilDone: wholeNumber('polls', values.polls),
    tencentCode: values.code,
    choice: await readChoice(values.choice),
    onRequest: (line) => output.log(`  ${line}`),
    onNote: (note) => output.log(`  note: ${note}`),
  });
  output.log(`The mocked partner answers at ${server.url}
  POST /tech/ai/face/faceAdv, POST /tech/ai/face/faceAdvResult
  POST /mock/upload (a file server), GET /mock/tickets/:traceNo (a backend for async), POST /mock/reset
  GET  /face-sdk.html (the face SDK's page)
Ctrl-C stops it.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
  await server.close();
  return 0;
}

async function printList({ log }: Output): Promise<void> {
  const [{ scenarios }, { faults }, { magicInputs }] = await Promise.all([
    import('../scenarios.js'),
    import('../faults.js'),
    import('../magicInputs.js'),
  ]);
  log('Scenarios:');
  for (const { name, description } of scenarios) log(`  ${name.padEnd(24)} ${description}`);
  log('Faults, as in the userId fault_http429 or resultFault_offline:');
  for (const { name, description } of faults) log(`  ${name.padEnd(24)} ${description}`);
  log('Magic inputs:');
  for (const { field, example, description } of magicInputs)
    log(`  ${field}: ${example.padEnd(22)} ${description}`);
}

const CHECK_OPTIONS = {
  'base-url': text,
  token: text,
  'user-id': text,
  'order-no': text,
  name: text,
  'id-no': text,
  fds: text,
  uri: text,
  timeout: text,
  'face-adv': text,
  'face-adv-result': text,
  origin: text,
  'repeat-key': flag,
  all: flag,
} as const;

async function runCheck(args: readonly string[], { log }: Output): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: CHECK_OPTIONS });
  const { 'base-url': baseUrl, token } = values;
  if (!baseUrl || !token) throw new RangeError(`check needs --base-url and --token.\n\n${USAGE}`);
  const { check } = await import('./check.js');
  const findings = check({
    baseUrl,
    token,
    userId: values['user-id'],
    orderNo: values['order-no'],
    name: values.name,
    idNo: values['id-no'],
    fds: values.fds,
    uri: values.uri,
    origin: values.origin,
    repeatKey: values['repeat-key'],
    timeoutMs: wholeNumber('timeout', values.timeout),
    paths: { faceAdv: values['face-adv'], faceAdvResult: values['face-adv-result'] },
  });
  const count = { agrees: 0, differs: 0, note: 0 };
  const marks = { agrees: 'ok     ', differs: 'DIFFERS', note: 'note   ' };
  for await (const { kind, request, message } of findings) {
    count[kind] += 1;
    if (kind !== 'agrees' || values.all) log(`${marks[kind]} ${request}: ${message}`);
  }
  log(`${count.agrees} as documented, ${count.differs} different, ${count.note} notes`);
  return count.differs === 0 ? 0 : 1;
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (!value) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new RangeError(`--${name} must be a whole number.`);
}

async function readChoice(value: string | undefined): Promise<SdkChoice | undefined> {
  if (!value) return undefined;
  const { endings } = await import('../face-sdk/protocol.js');
  const found = endings.find(({ choice }) => choice === value);
  if (found) return found.choice;
  throw new RangeError(`--choice must be one of ${endings.map(({ choice }) => choice).join(', ')}.`);
}
