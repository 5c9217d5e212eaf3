import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run } from '../../../../mocks/cli/run.js';
import { type MockServer, startMockServer } from '../../../../mocks/server/startMockServer.js';
import type { FaceGatewayOptions } from '../../../../src/server/gatewayOptions.js';
import { toNodeHandler } from '../../../../src/server/toNodeHandler.js';
import { createWorld } from '../../server/world.js';

let server: MockServer | undefined;
let broken: Server | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
  await new Promise((resolve) => (broken ? broken.close(resolve) : resolve(undefined)));
  broken = undefined;
});

async function runWith(args: readonly string[], env: Readonly<Record<string, string>> = {}, stdin = '') {
  const lines: string[] = [];
  const note = (line: string) => lines.push(line);
  const exitCode = await run(args, { log: note, error: note }, { env, readStdin: async () => stdin });
  return { exitCode, text: lines.join('\n') };
}

const secret = 'very-secret-token';

function checkBackend(url: string, ...args: readonly string[]) {
  return runWith(['check', '--base-url', url, ...args], { FACE_TOKEN: secret });
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(Number(Reflect.get(Object(server.address()), 'port'))));
  });
}

describe('check command', () => {
  it('finds no difference when the backend is the mocks', async () => {
    server = await startMockServer({ port: 0, onNote: () => {}, choice: 'pass' });
    const path = ['--fds', 'group1/a.jpg', '--uri', 'https://files.example.test/a.jpg'];
    const { exitCode, text } = await checkBackend(server.url, ...path, '--repeat-key', '--all');
    expect(text).not.toMatch(/DIFFERS/);
    expect(text).toMatch(/ok {5} faceAdv match self: data\.result\.faceId: string/);
    expect(text).toMatch(/ok {5} faceAdv with a data: prefix: refused: HTTP 200, errcode 40001/);
    expect(text).toMatch(/ok {5} faceAdv from another origin: the preflight allows Idempotency-Key/);
    expect(text).toMatch(/ok {5} faceAdv with a repeated Idempotency-Key: the same order/);
    expect(text).toMatch(/\d{3} as documented, 0 different/);
    expect(exitCode).toBe(0);
    expect(text).not.toContain(secret);
  });

  it('notes what the consent page lacks when the option is in a file, and does not fail for it', async () => {
    server = await startMockServer({ port: 0, onNote: () => {}, choice: 'pass' });
    const folder = await mkdtemp(join(tmpdir(), 'consent-'));
    const file = join(folder, 'consent.json');
    await writeFile(
      file,
      JSON.stringify({ handler: '和安人寿', contact: '400-000-0000', purpose: '领取保险金' }),
    );
    const { exitCode, text } = await checkBackend(server.url, '--consent', file);
    expect(text.match(/^note {4}consent page: \S+ missing/gm)).toEqual([
      'note    consent page: consent.retention: missing',
      'note    consent page: consent.withdrawal: missing',
    ]);
    expect(exitCode).toBe(0);
    await writeFile(file, '"和安人寿"');
    expect(await checkBackend(server.url, '--consent', file)).toEqual({
      exitCode: 2,
      text: '--consent must be a file with an object as JSON, as the option consent is.',
    });
    await rm(folder, { recursive: true });
  });

  describe('before the package’s gateway', () => {
    async function checkGateway(options: Partial<FaceGatewayOptions>, ...args: readonly string[]) {
      const { gateway } = await createWorld(options);
      broken = createServer(toNodeHandler(gateway));
      const port = await listen(broken);
      return runWith(['check', '--base-url', `http://127.0.0.1:${port}`, ...args], {
        FACE_TOKEN: 'page-anna',
      });
    }

    it('finds no difference with --gateway', async () => {
      const { exitCode, text } = await checkGateway({}, '--gateway', '--all');
      expect(text).not.toMatch(/DIFFERS/);
      expect(text).toMatch(/ok {5} faceAdv without userId: accepted, since the session names the user/);
      expect(text).toMatch(/note {4}faceAdvResult getFile 1: HTTP 403: the gateway’s expose\.media/);
      expect(exitCode).toBe(0);
    });

    it('finds no difference with --gateway if authmatch is not among its types', async () => {
      const { exitCode, text } = await checkGateway({ types: ['match'] }, '--gateway');
      expect(text).toMatch(/note {4}faceAdv authmatch: HTTP 403: the gateway’s types have no authmatch/);
      expect(exitCode).toBe(0);
    });

    it('reads the media that it exposes', async () => {
      const { exitCode, text } = await checkGateway({ expose: { media: 'both' } }, '--gateway', '--all');
      expect(text).toMatch(/ok {5} faceAdvResult getFile 2: data\.result\.photo: string/);
      expect(exitCode).toBe(0);
    });

    it('holds it to the document without the flag', async () => {
      const { exitCode, text } = await checkGateway({});
      expect(text).toMatch(/DIFFERS faceAdv without userId: expected a refusal: it was accepted/);
      expect(text).toMatch(/ 5 different/);
      expect(exitCode).toBe(1);
    });
  });

  it('prints each field that differs when the backend differs from the document', async () => {
    broken = createServer((request, response) => {
      const isAdv = request.url?.endsWith('faceAdv');
      const result = isAdv
        ? { orderNo: 'order-with-dashes', faceId: 'short', extra: 1 }
        : { tencentCode: 0, orderNo: 'another', liveRate: 99, photo: 'x' };
      request.resume().on('end', () => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ errcode: '0', data: { status: 'SUCCESS', traceNo: 7, result } }));
      });
    });
    const port = await listen(broken);
    const { exitCode, text } = await checkBackend(`http://127.0.0.1:${port}`);
    expect(exitCode).toBe(1);
    for (const words of [
      'DIFFERS faceAdv match self: errcode: a string, documented as number (the widget reads both)',
      'DIFFERS faceAdv match self: data.traceNo: a number, documented as string',
      'DIFFERS faceAdv match self: data.result.faceId: not of the form',
      'DIFFERS faceAdv match self: data.result.orderNo: not of the form',
      'note    faceAdv match self: data.result.extra: not in the document',
      'DIFFERS faceAdv without userId: expected a refusal: it was accepted',
      'DIFFERS faceAdv without Authorization: expected a refusal: it was accepted',
      'DIFFERS faceAdvResult getFile absent: data.result.orderNo: not the one that was asked for',
      'DIFFERS faceAdvResult getFile absent: photo: came without being asked for',
    ]) {
      expect(text).toContain(words);
    }
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /note {4}faceAdv from another origin: .*only pages of its own origin/],
    [
      { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization, content-type' },
      /note {4}faceAdv from another origin: the preflight does not allow Idempotency-Key/,
    ],
    [
      {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'idempotency-key',
        status: '401',
      },
      /note {4}faceAdv from another origin: .*no 2xx/,
    ],
  ])('notes that Idempotency-Key cannot be sent when a preflight answers %j', async (answer, words) => {
    const { status = '204', ...cors } = answer;
    broken = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(Number(status), cors).end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const { text } = await checkBackend(url);
    expect(text).toMatch(words);
  });

  it('prints that there are two orders when the backend does not know Idempotency-Key', async () => {
    let count = 0;
    const keys: unknown[] = [];
    broken = createServer((request, response) => {
      if (request.url?.endsWith('/faceAdv')) keys.push(request.headers['idempotency-key']);
      count += 1;
      const result = { faceId: 'f'.repeat(32), orderNo: `order${count}` };
      request.resume().on('end', () => {
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify({ errcode: 0, data: { status: 'SUCCESS', traceNo: '7', result } }));
      });
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const { exitCode, text } = await checkBackend(url, '--repeat-key');
    expect(text).toContain('DIFFERS faceAdv with a repeated Idempotency-Key: two orders');
    expect(exitCode).toBe(1);
    const sent = keys.filter((key) => key !== undefined);
    expect(new Set(sent).size).toBe(sent.length - 1);
  });

  it.each([
    ['Basic realm="gateway"', /WWW-Authenticate: Basic: .* the request hangs/],
    ['Bearer, digest realm="a"', /WWW-Authenticate: digest: /],
  ])('notes that a browser opens a dialog when a 401 has WWW-Authenticate: %s', async (challenge, words) => {
    broken = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(401, { 'WWW-Authenticate': challenge }).end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const { text } = await checkBackend(url);
    expect(text).toMatch(words);
  });

  it('notes nothing when a 401 has WWW-Authenticate: Bearer', async () => {
    broken = createServer((request, response) => {
      const challenge = { 'WWW-Authenticate': 'Bearer realm="Basic"' };
      request.resume().on('end', () => response.writeHead(401, challenge).end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const { text } = await checkBackend(url);
    expect(text).not.toContain('WWW-Authenticate');
  });

  it('prints that the backend could not be reached when nothing listens', async () => {
    const { exitCode, text } = await checkBackend('http://127.0.0.1:9');
    expect(exitCode).toBe(1);
    expect(text).toContain('DIFFERS faceAdv match self: expected success: could not be reached');
    expect(text).toContain('note    faceAdvResult: not tried: there is no orderNo');
  });
});

describe('secrets', () => {
  it.each([
    ['--token', 'Set FACE_TOKEN, or pass --token-stdin'],
    ['--name', 'Set FACE_NAME'],
    ['--id-no', 'Set FACE_ID_NO'],
  ])('check refuses %s as an argument without repeating its value', async (name, instead) => {
    for (const given of [[name, secret], [`${name}=${secret}`]]) {
      const { exitCode, text } = await checkBackend('http://127.0.0.1:9', ...given);
      expect(exitCode).toBe(2);
      expect(text).toContain(`${name} would show its value in the list of processes. ${instead}`);
      expect(text).not.toContain(secret);
    }
  });

  it.each([
    ['FACE_TOKEN', [], { FACE_TOKEN: secret }, ''],
    ['standard input', ['--token-stdin'], {}, `${secret}\n`],
    ['standard input rather than FACE_TOKEN', ['--token-stdin'], { FACE_TOKEN: 'other' }, secret],
  ])('check sends the token of %s', async (_what, args, env, stdin) => {
    const seen = new Set<unknown>();
    broken = createServer((request, response) => {
      seen.add(request.headers.authorization);
      request.resume().on('end', () => response.end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    await runWith(['check', '--base-url', url, ...args], env, stdin);
    expect([...seen].sort()).toEqual([undefined, secret].sort());
  });

  it('check sends a cookie and headers, without which it asks once for a refusal each', async () => {
    const seen: unknown[] = [];
    broken = createServer((request, response) => {
      const { cookie, authorization, 'x-gateway-key': key } = request.headers;
      if (request.method === 'POST') seen.push(JSON.stringify([cookie, key, authorization]));
      request.resume().on('end', () => response.end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const session = ['--cookie', 'sid=1', '--header', 'X-Gateway-Key: k1: 2'];
    const { text } = await runWith(['check', '--base-url', url, ...session]);
    expect(new Set(seen)).toEqual(new Set(['["sid=1","k1: 2",null]', '[null,null,null]']));
    expect(text).not.toMatch(/sid=1|k1/);
  });

  it('check takes the cookie of FACE_COOKIE, and refuses a header of another form', async () => {
    server = await startMockServer({ port: 0, onNote: () => {}, choice: 'pass' });
    const args = ['check', '--base-url', server.url];
    await expect(runWith(args, { FACE_COOKIE: 'sid=1' })).resolves.toMatchObject({ exitCode: 0 });
    const { exitCode, text } = await runWith([...args, '--header', secret]);
    expect([exitCode, text]).toEqual([2, "--header must be of the form 'NAME: VALUE'."]);
  });

  it('check prints the errmsg of a refusal without what was sent', async () => {
    broken = createServer((request, response) => {
      request.resume().on('end', () => {
        const errmsg = `用户 contractcheck 未开通\n${secret} 李秀英 11010519491231002X`;
        response.end(JSON.stringify({ errcode: 50_012, errmsg }));
      });
    });
    const { text } = await checkBackend(`http://127.0.0.1:${await listen(broken)}`);
    expect(text).toContain('expected success: HTTP 200, errcode 50012: 用户 *** 未开通 ***');
    expect(text).toContain(
      'faceAdv authmatch: expected success: HTTP 200, errcode 50012: 用户 *** 未开通 *** *** ***',
    );
  });

  it('check sends name and ID number of FACE_NAME and FACE_ID_NO', async () => {
    const bodies: string[] = [];
    broken = createServer((request, response) => {
      request.on('data', (part) => bodies.push(String(part))).on('end', () => response.end());
    });
    const url = `http://127.0.0.1:${await listen(broken)}`;
    const identity = { FACE_NAME: 'Zhang', FACE_ID_NO: '110105194912310021' };
    await runWith(['check', '--base-url', url], { FACE_TOKEN: secret, ...identity });
    expect(bodies.join('')).toContain('"name":"Zhang","idNo":"110105194912310021"');
  });
});

describe('the command line', () => {
  it.each([
    ['ftp://a', /--base-url must be/],
    ['/api', /--base-url must be http\(s\)/],
  ])('check refuses the base URL %s', async (url, words) => {
    const { exitCode, text } = await checkBackend(url);
    expect(exitCode).toBe(2);
    expect(text).toMatch(words);
  });

  it.each([
    [['check'], 2, /check needs --base-url, and FACE_TOKEN, --token-stdin, --cookie or --header/],
    [
      ['check', '--base-url', 'http://a'],
      2,
      /check needs --base-url, and FACE_TOKEN, --token-stdin, --cookie or --header/,
    ],
    [['mock-server', '--port', 'many'], 2, /--port must be a whole number/],
    [['mock-server', '--scenario', 'none'], 2, /There is no scenario "none"/],
    [['mock-server', '--choice', 'none'], 2, /--choice must be one of pass/],
    [['mock-server', '--nonsense'], 2, /nonsense/],
    [['mock-server', '--list'], 0, /passes[\s\S]*http429[\s\S]*测试不符/],
    [['--help'], 0, /mock-server \[options\]/],
    [['check', '--help'], 0, /--base-url URL/],
    [['mock-server', '--help'], 0, /mock-server \[options\]/],
    [[], 2, /mock-server \[options\]/],
  ])('%j exits with %i and prints the reason', async (args, code, words) => {
    const { exitCode, text } = await runWith(args);
    expect(exitCode).toBe(code);
    expect(text).toMatch(words);
  });
});
