import { parseArgs } from 'node:util';
import { findScenario } from '../scenarios.js';

export interface Output {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

const USAGE = `face-verification-flow: tools for whoever builds with the widget

  face-verification-flow mock-server [options]   the mocked partner as a real HTTP server
    --port 7007          --host 127.0.0.1 (0.0.0.0 lets phones in)
    --scenario passes    --latency 0 (ms)   --polls 0   --code 66660004   --choice pass
    --list               the scenarios, the faults and the magic inputs

  face-verification-flow check --base-url URL --token TOKEN [options]
    sends each request of the contract to that address and reports where it differs from the document
    --user-id ID         --order-no NO (one that passed, for its media)
    --name NAME --id-no NO    --fds PATH   --uri LINK   --timeout 60000 (ms)
    --face-adv PATH      --face-adv-result PATH         --all (also what agrees)`;

/**
 * The command line. Gives the exit code, or never where a server runs until it is stopped.
 * @param args after the command's own name
 */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'mock-server') return await runMockServer(rest, output);
    if (command === 'check') return await runCheck(rest, output);
  } catch (error) {
    output.complain(sentence(error));
    return 2;
  }
  (command === '--help' || command === 'help' ? output.say : output.complain)(USAGE);
  return command === '--help' || command === 'help' ? 0 : 2;
}

/** msw is an optional peer of the package. */
function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /Cannot find package 'msw'/.test(text) ? 'The mocks need msw: npm install --save-dev msw' : text;
}

async function runMockServer(args: readonly string[], { say }: Output): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ port: text, host: text, scenario: text, latency: text, polls: text, code: text, choice: text },
      list: { type: 'boolean' },
    },
  });
  if (values.list) {
    await list(say);
    return 0;
  }
  const { startMockServer } = await import('../server/startMockServer.js');
  const { host = '127.0.0.1', scenario, latency, polls, code, choice } = values;
  const server = await startMockServer({
    host,
    port: values.port === undefined ? 7007 : wholeNumber('port', values.port),
    ...(scenario ? { scenario: findScenario(scenario).name } : {}),
    ...(latency ? { latencyMs: wholeNumber('latency', latency) } : {}),
    ...(polls ? { pollsUntilDone: wholeNumber('polls', polls) } : {}),
    ...(code ? { tencentCode: code } : {}),
    ...(choice ? { choice: await knownChoice(choice) } : {}),
    onRequest: (line) => say(`  ${line}`),
    onNote: (note) => say(`  note: ${note}`),
  });
  say(`The mocked partner answers at ${server.url}
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

async function list(say: (line: string) => void): Promise<void> {
  const [{ scenarios }, { faults }, { magicInputs }] = await Promise.all([
    import('../scenarios.js'),
    import('../faults.js'),
    import('../magicInputs.js'),
  ]);
  say('Scenarios:');
  for (const { name, description } of scenarios.values()) say(`  ${name.padEnd(24)} ${description}`);
  say('Faults, as in the userId fault_http-429 or result-fault_offline:');
  for (const { name, description } of faults.values()) say(`  ${name.padEnd(24)} ${description}`);
  say('Magic inputs:');
  for (const { field, example, effect } of magicInputs) say(`  ${field}: ${example.padEnd(22)} ${effect}`);
}

async function runCheck(args: readonly string[], { say }: Output): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ 'base-url': text, token: text, 'user-id': text, 'order-no': text, name: text, 'id-no': text },
      ...{ fds: text, uri: text, timeout: text, 'face-adv': text, 'face-adv-result': text },
      all: { type: 'boolean' },
    },
  });
  const { 'base-url': baseUrl, token } = values;
  if (!baseUrl || !token) throw new RangeError(`check needs --base-url and --token.\n\n${USAGE}`);
  const { check } = await import('./check.js');
  const findings = check({
    baseUrl,
    token,
    ...(values['user-id'] ? { userId: values['user-id'] } : {}),
    ...(values['order-no'] ? { orderNo: values['order-no'] } : {}),
    ...(values.name ? { name: values.name } : {}),
    ...(values['id-no'] ? { idNo: values['id-no'] } : {}),
    ...(values.fds ? { fds: values.fds } : {}),
    ...(values.uri ? { uri: values.uri } : {}),
    ...(values.timeout ? { timeoutMs: wholeNumber('timeout', values.timeout) } : {}),
    paths: {
      ...(values['face-adv'] ? { faceAdv: values['face-adv'] } : {}),
      ...(values['face-adv-result'] ? { faceAdvResult: values['face-adv-result'] } : {}),
    },
  });
  const count = { agrees: 0, differs: 0, note: 0 };
  const marks = { agrees: 'ok     ', differs: 'DIFFERS', note: 'note   ' };
  for await (const { kind, request, what } of findings) {
    count[kind] += 1;
    if (kind !== 'agrees' || values.all) say(`${marks[kind]} ${request}: ${what}`);
  }
  say(`${count.agrees} as documented, ${count.differs} different, ${count.note} notes`);
  return count.differs === 0 ? 0 : 1;
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new RangeError(`--${name} must be a whole number.`);
}

async function knownChoice(value: string) {
  const { choices } = await import('../face-sdk/protocol.js');
  const found = choices.find(({ choice }) => choice === value);
  if (found) return found.choice;
  throw new RangeError(`--choice must be one of ${choices.map(({ choice }) => choice).join(', ')}.`);
}
