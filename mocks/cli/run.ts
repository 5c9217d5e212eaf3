import { readFile } from 'node:fs/promises';
import { text as readText } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { SdkChoice } from '../backend.js';
import { findScenario } from '../scenarios.js';

/** Lines of the command line; the global `console` fits. */
export interface Output {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
}

/** Ways for secrets, which do not belong on a command line: other users of the machine can read it. */
export interface Input {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Reads standard input to its end. */
  readonly readStdin: () => Promise<string>;
}

const processInput: Input = { env: process.env, readStdin: () => readText(process.stdin) };

const USAGE = `face-verification-flow: tools for developers of pages with the widget

  face-verification-flow mock-server [options]   the mocked partner as a real HTTP server
    --port 7007          --host 127.0.0.1 (0.0.0.0 lets phones connect)
    --base-url /api      (the widget's api.baseUrl, below whose path the endpoints answer; the root by default)
    --allowed-host NAME  (a host name that it answers besides localhost and IP addresses; may be repeated)
    --scenario passes    --latency 0 (ms)   --polls 0   --code 66660004   --choice pass
    --session cookie (requests need no token, as behind a session)
    --list               the scenarios, the faults and the magic inputs

  FACE_TOKEN=TOKEN face-verification-flow check --base-url URL [options]
    sends each request of the contract to that address and reports where it differs from the document
    --token-stdin (reads the token from standard input in place of FACE_TOKEN)
    --cookie 'NAME=VALUE; …' or FACE_COOKIE (the session of a backend that needs no token)
    --header 'NAME: VALUE' (another header, such as a gateway's; may be repeated)
    FACE_NAME and FACE_ID_NO replace the sample identity
    --user-id ID         --order-no NO (one that passed, for its media)
    --fds PATH           --uri LINK                     --timeout 60000 (ms)
    --face-adv PATH      --face-adv-result PATH         --all (also what agrees)
    --origin URL (of the page, for CORS)
    --consent FILE (the widget's option consent as JSON: notes what the law asks for and it lacks)
    --repeat-key (one faceAdv twice with one Idempotency-Key; opens one more order if the backend does not know it)
    --gateway (the backend is createFaceGateway or alike: the session names the user, and a 403 for authmatch, photo and
    video is its right)`;

/**
 * Runs the command line.
 * @param args arguments after the command's own name
 * @param input by default, that of this process
 * @returns the exit code; for a server, once it is stopped
 */
export async function run(
  args: readonly string[],
  output: Output,
  input: Input = processInput,
): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'help' || args.includes('--help')) {
    output.log(USAGE);
    return 0;
  }
  try {
    if (command === 'mock-server') return await runMockServer(rest, output);
    if (command === 'check') return await runCheck(rest, output, input);
  } catch (error) {
    output.error(messageOf(error));
    return 2;
  }
  output.error(USAGE);
  return 2;
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
  'base-url': text,
  'allowed-host': { type: 'string', multiple: true },
  scenario: text,
  latency: text,
  polls: text,
  code: text,
  choice: text,
  session: text,
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
    baseUrl: values['base-url'],
    allowedHosts: values['allowed-host'],
    scenario: values.scenario ? findScenario(values.scenario).name : undefined,
    latencyMs: wholeNumber('latency', values.latency),
    pollsUntilDone: wholeNumber('polls', values.polls),
    tencentCode: values.code,
    choice: await readChoice(values.choice),
    session: readSession(values.session),
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
  'token-stdin': flag,
  cookie: text,
  header: { type: 'string', multiple: true },
  'user-id': text,
  'order-no': text,
  fds: text,
  uri: text,
  timeout: text,
  'face-adv': text,
  'face-adv-result': text,
  origin: text,
  consent: text,
  'repeat-key': flag,
  gateway: flag,
  all: flag,
} as const;

/** Arguments of former versions, with what replaces each. */
const SECRET_ARGUMENTS: Readonly<Record<string, string>> = {
  token: 'Set FACE_TOKEN, or pass --token-stdin and write the token to standard input.',
  name: 'Set FACE_NAME.',
  'id-no': 'Set FACE_ID_NO.',
};

/** @throws RangeError if a secret is an argument; the message does not repeat it */
function refuseSecrets(args: readonly string[]): void {
  for (const [name, instead] of Object.entries(SECRET_ARGUMENTS)) {
    if (args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))) {
      throw new RangeError(`--${name} would show its value in the list of processes. ${instead}`);
    }
  }
}

async function runCheck(
  args: readonly string[],
  { log }: Output,
  { env, readStdin }: Input,
): Promise<number> {
  refuseSecrets(args);
  const { values } = parseArgs({ args: [...args], options: CHECK_OPTIONS });
  const { 'base-url': baseUrl } = values;
  const token = values['token-stdin'] ? (await readStdin()).trim() : env['FACE_TOKEN'];
  const cookie = values.cookie ?? env['FACE_COOKIE'];
  const headers = readHeaders(values.header ?? []);
  const isAuthorized = token || cookie || Object.keys(headers).length > 0;
  if (!baseUrl || !isAuthorized) {
    const session = 'FACE_TOKEN, --token-stdin, --cookie or --header';
    throw new RangeError(`check needs --base-url, and ${session}.\n\n${USAGE}`);
  }
  const consent = values.consent === undefined ? undefined : await readConsent(values.consent);
  const { check } = await import('./check.js');
  const findings = check({
    baseUrl,
    token,
    cookie,
    headers,
    userId: values['user-id'],
    orderNo: values['order-no'],
    name: env['FACE_NAME'],
    idNo: env['FACE_ID_NO'],
    fds: values.fds,
    uri: values.uri,
    origin: values.origin,
    consent,
    repeatKey: values['repeat-key'],
    gateway: values.gateway,
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

/** @throws RangeError if one is no header; the message does not repeat it */
function readHeaders(lines: readonly string[]): Readonly<Record<string, string>> {
  const entries = lines.map((line): [string, string] => {
    const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(\S.*)$/.exec(line.trim()) ?? [];
    if (!name || !value) throw new RangeError("--header must be of the form 'NAME: VALUE'.");
    return [name, value];
  });
  return Object.fromEntries(entries);
}

/** @throws RangeError if the file has no object as JSON; the message repeats nothing of it */
async function readConsent(file: string): Promise<object> {
  const consent: unknown = await readFile(file, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (typeof consent === 'object' && consent !== null) return consent;
  throw new RangeError('--consent must be a file with an object as JSON, as the option consent is.');
}

function wholeNumber(name: string, value: string | undefined): number | undefined {
  if (!value) return undefined;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new RangeError(`--${name} must be a whole number.`);
}

function readSession(value: string | undefined): 'token' | 'cookie' | undefined {
  if (value === undefined || value === 'token' || value === 'cookie') return value;
  throw new RangeError('--session must be token or cookie.');
}

async function readChoice(value: string | undefined): Promise<SdkChoice | undefined> {
  if (!value) return undefined;
  const { endings } = await import('../face-sdk/protocol.js');
  const found = endings.find(({ choice }) => choice === value);
  if (found) return found.choice;
  throw new RangeError(`--choice must be one of ${endings.map(({ choice }) => choice).join(', ')}.`);
}
