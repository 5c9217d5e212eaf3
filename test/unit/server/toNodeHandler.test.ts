import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaceGateway } from '../../../src/server/createFaceGateway.js';
import { toNodeHandler } from '../../../src/server/toNodeHandler.js';
import { createWorld, matchBody } from './world.js';

const require = createRequire(import.meta.url);
// Their types would be packages of their own; these are the parts that a host's one line uses.
const express = require('express') as {
  (): RequestListener & { use(...handlers: unknown[]): void };
  json(options?: { readonly limit?: string }): unknown;
  raw(options?: { readonly limit?: string; readonly type?: string }): unknown;
};
const Koa = require('koa') as new () => {
  use(middleware: (context: KoaContext) => unknown): void;
  callback(): RequestListener;
};

interface KoaContext {
  readonly req: IncomingMessage;
  readonly res: Parameters<RequestListener>[1];
  respond: boolean;
}

const servers: { close(): unknown; closeAllConnections?(): void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections?.();
    server.close();
  }
});

/** Starts a server and returns its port. */
async function listen(listener: RequestListener, server: Server = createServer(listener)): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return portOf(server.address());
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}

const path = '/api/tech/ai/face/faceAdv';
const headers = { 'Content-Type': 'application/json', Authorization: 'page-user1' };

/** Sends faceAdv as a page of the server's origin does. */
function post(port: number, body: string = JSON.stringify(matchBody), more: Record<string, string> = {}) {
  const origin = `http://127.0.0.1:${port}`;
  return fetch(origin + path, { method: 'POST', headers: { ...headers, Origin: origin, ...more }, body });
}

/** The largest body of a page. */
const largeBody = JSON.stringify({
  ...matchBody,
  sourcePhotoStr: {
    origin: 'self',
    data: matchBody.sourcePhotoStr.data.replace(/=*$/, '').padEnd(399_996, 'A'),
  },
});

describe('frameworks', () => {
  const apps: Readonly<Record<string, (gateway: FaceGateway) => RequestListener>> = {
    http: (gateway) => toNodeHandler(gateway),
    Express(gateway) {
      const app = express();
      app.use('/api', toNodeHandler(gateway));
      return app;
    },
    'Express after express.json()'(gateway) {
      const app = express();
      app.use(express.json({ limit: '1mb' }));
      app.use('/api', toNodeHandler(gateway));
      return app;
    },
    'Express after express.raw()'(gateway) {
      const app = express();
      app.use(express.raw({ limit: '1mb', type: '*/*' }));
      app.use('/api', toNodeHandler(gateway));
      return app;
    },
    Koa(gateway) {
      const app = new Koa();
      const handle = toNodeHandler(gateway);
      app.use((context) => {
        context.respond = false;
        return handle(context.req, context.res);
      });
      return app.callback();
    },
  };

  it.each(Object.entries(apps))('%s answers the largest photo with a ticket', async (_name, appOf) => {
    const { gateway, requests } = await createWorld();
    const port = await listen(appOf(gateway));
    const response = await post(port, largeBody);
    expect(response.status).toBe(200);
    await expect(response.json()).resolves.toMatchObject({
      data: { result: { faceId: expect.any(String) } },
    });
    expect(requests[0]?.body).toMatchObject({ userId: 'user1', type: 'match' });
  });

  it('compatible HTTP/2 works, whose headers begin with a colon', async () => {
    const { gateway } = await createWorld();
    // TypeScript has other classes for HTTP/2; their members are the same.
    const server = createHttp2Server(
      toNodeHandler(gateway) as unknown as Parameters<typeof createHttp2Server>[0],
    );
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = connectHttp2(`http://127.0.0.1:${portOf(server.address() as AddressInfo)}`);
    const stream = client.request({ ':method': 'POST', ':path': path, ...headers });
    const status = new Promise((resolve) => stream.once('response', (fields) => resolve(fields[':status'])));
    stream.end(largeBody);
    expect(await status).toBe(200);
    client.close();
  });

  it('authorize receives Node’s request with what a framework has put on it', async () => {
    const users: unknown[] = [];
    const { another } = await createWorld();
    const gateway = another({
      authorize: (_request, incoming) => {
        const user: unknown = Reflect.get(Object(incoming), 'user');
        users.push(user);
        return { userId: String(user) };
      },
    });
    const port = await listen((request, response) =>
      toNodeHandler(gateway)(Object.assign(request, { user: 'user7' }), response),
    );
    expect((await post(port)).status).toBe(200);
    expect(users).toEqual(['user7']);
  });

  it('a body that a parser took without leaving it is a 500 that says so', async () => {
    const { gateway, errors } = await createWorld();
    const handle = toNodeHandler(gateway);
    const port = await listen((request, response) => {
      request.resume();
      request.on('end', () => void handle(request, response));
    });
    expect((await post(port)).status).toBe(500);
    expect(String(errors[0])).toContain('mount it before body parsers');
  });
});

describe('a gateway that is called with another request than Node’s', () => {
  const wraps: Readonly<Record<string, (gateway: FaceGateway) => (request: Request) => Promise<Response>>> = {
    'a copy of it': (gateway) => (request) => gateway(new Request(request)),
    'the request after its clone was read': (gateway) => async (request) => {
      expect(await request.clone().text()).toBe(largeBody);
      return gateway(request);
    },
    'a copy with its body as text': (gateway) => async (request) => {
      const { method, headers } = request;
      return gateway(new Request(request.url, { method, headers, body: await request.text() }));
    },
  };

  it.each(Object.entries(wraps))('%s gets a ticket', async (_what, wrap) => {
    const { gateway, requests } = await createWorld();
    const port = await listen(toNodeHandler(wrap(gateway)));
    expect((await post(port, largeBody)).status).toBe(200);
    expect(requests[0]?.body['sourcePhotoStr']).toEqual(JSON.parse(largeBody).sourcePhotoStr);
  });

  it('a copy whose body is too large gets its 413', async () => {
    const { gateway } = await createWorld();
    const port = await listen(toNodeHandler((request) => gateway(new Request(request))));
    expect((await post(port, largeBody.padEnd(600_000))).status).toBe(413);
  });
});

describe('a host’s function around the gateway', () => {
  const failures: Readonly<Record<string, () => Promise<Response>>> = {
    'that rejects': () => Promise.reject(new Error('host')),
    'that throws'() {
      throw new Error('host');
    },
    // TypeScript would reject it; JavaScript does not.
    'that returns nothing': () => Promise.resolve(undefined as unknown as Response),
    'that returns a network error': async () => Response.error(),
    async 'that returns a reply whose body was read'() {
      const response = new Response('read');
      await response.text();
      return response;
    },
    'that returns a reply whose body breaks off': async () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('host')) })),
  };

  it.each(Object.entries(failures))('%s is a 500 with the code unexpected', async (_what, fail) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const settled: unknown[] = [];
    const handle = toNodeHandler(fail);
    const port = await listen((request, response) => {
      handle(request, response).then(
        () => settled.push('resolved'),
        (error: unknown) => settled.push(error),
      );
    });
    const response = await post(port, largeBody);
    expect([response.status, await response.json()]).toEqual([
      500,
      { errcode: 500, errmsg: 'The gateway failed.', code: 'unexpected' },
    ]);
    await expect.poll(() => settled).toEqual(['resolved']);
    expect(log).toHaveBeenCalledTimes(1);
  });

  it('that has replied itself is not answered again', async () => {
    const settled: unknown[] = [];
    const port = await listen((request, response) => {
      const handle = toNodeHandler(async () => {
        response.writeHead(503).end('host');
        return new Response('gateway');
      });
      handle(request, response).then(
        () => settled.push('resolved'),
        (error: unknown) => settled.push(error),
      );
    });
    const response = await post(port);
    expect([response.status, await response.text()]).toEqual([503, 'host']);
    await expect.poll(() => settled).toEqual(['resolved']);
  });

  it('that sets two cookies sends both', async () => {
    const headers = new Headers({ 'Set-Cookie': 'a=1; Path=/' });
    headers.append('Set-Cookie', 'b=2; Path=/');
    const port = await listen(toNodeHandler(async () => new Response('ok', { headers })));
    expect((await post(port)).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  });

  it('that replies without content sends no length', async () => {
    const port = await listen(toNodeHandler(async () => new Response(null, { status: 204 })));
    expect((await post(port)).headers.get('Content-Length')).toBeNull();
  });
});

describe('early replies', () => {
  it('a page reads a 401 to its photo, and sends it again', async () => {
    const { gateway } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    for (const _ of [1, 2, 3]) {
      const refused = await post(port, largeBody, { Authorization: 'none' });
      expect(refused.status).toBe(401);
      await expect(refused.json()).resolves.toMatchObject({ code: 'unauthorized' });
    }
    expect((await post(port, largeBody)).status).toBe(200);
  });

  it('an endless body gets its 413, and the connection ends', async () => {
    const { gateway } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    const { text, sent } = await flood(
      port,
      `Transfer-Encoding: chunked`,
      `10000\r\n${' '.repeat(65_536)}\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    // What the kernel's buffers hold is beyond the gateway.
    expect(sent).toBeLessThan(12_000_000);
  });

  it('a body of 10 MB by its Content-Length gets its 413, and the connection ends', async () => {
    const { gateway } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    const { text } = await flood(port, 'Content-Length: 10000000', ' '.repeat(65_536));
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });

  /** Sends parts of a body until the server ends the connection. */
  function flood(port: number, lengthHeader: string, part: string): Promise<{ text: string; sent: number }> {
    return new Promise((resolve) => {
      let text = '';
      let sent = 0;
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nAuthorization: page-user1\r\n${lengthHeader}\r\n\r\n`,
        );
        const write = () => {
          while (!socket.destroyed && sent < 100_000_000) {
            sent += part.length;
            if (!socket.write(part)) return void socket.once('drain', write);
          }
        };
        write();
      });
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve({ text, sent }));
    });
  }
});

describe('request lines and headers', () => {
  /** Sends bytes as they are and returns the reply. */
  function raw(port: number, text: string): Promise<string> {
    return new Promise((resolve) => {
      let reply = '';
      const socket = connect(port, '127.0.0.1', () => socket.end(text));
      socket.on('data', (data) => {
        reply += String(data);
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(reply));
    });
  }

  const body = JSON.stringify(matchBody);
  const rest = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n`;

  it.each([
    ['an address in absolute form', `http://evil.example${path}`, 'Host: shop.example', '400'],
    ['two slashes before a host', `//evil.example${path}`, 'Host: shop.example', '401'],
    ['dots that lead to the endpoint', '/public/../api/tech/ai/face/faceAdv', 'Host: shop.example', '401'],
    ['a Host that is no host', path, 'Host: a b', '400'],
    ['a Host with a path', path, 'Host: shop.example/x?', '404'],
    ['a user in the Host', path, 'Host: user@shop.example', '400'],
    ['two Content-Types', path, 'Host: shop.example\r\nContent-Type: text/plain', '401'],
    ['a length beside chunks', path, 'Host: shop.example\r\nTransfer-Encoding: chunked', '400'],
    ['a forwarded user', path, 'Host: shop.example\r\nX-User-Id: user1\r\nX-Forwarded-User: user1', '401'],
  ])('%s gets no ticket', async (_what, target, lines, status) => {
    const { gateway, requests } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    const reply = await raw(port, `POST ${target} HTTP/1.1\r\n${lines}\r\n${rest}\r\n${body}`);
    expect(reply.split('\r\n')[0]).toContain(` ${status} `);
    expect(requests).toEqual([]);
  });

  it('an address that is none is a 400 with the code invalid_request', async () => {
    const { gateway } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    const reply = await raw(
      port,
      `POST http://evil.example${path} HTTP/1.1\r\nHost: a\r\n${rest}\r\n${body}`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 400 .*"code":"invalid_request"/s);
  });

  it('a page that leaves before its reply is no error', async () => {
    const settled: unknown[] = [];
    let leave = () => {};
    const handle = toNodeHandler(async () => {
      leave();
      await new Promise((resolve) => setImmediate(resolve));
      return new Response('late');
    });
    const port = await listen((request, response) => {
      response.on('close', () => settled.push('closed'));
      handle(request, response).then(
        () => settled.push('resolved'),
        (error: unknown) => settled.push(error),
      );
    });
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n`);
    });
    leave = () => socket.destroy();
    await expect.poll(() => [...settled].sort()).toEqual(['closed', 'resolved']);
  });

  it('a page that leaves while it sends its photo costs the partner no request', async () => {
    const { gateway, requests, entries } = await createWorld();
    const port = await listen(toNodeHandler(gateway));
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: page-user1\r\nContent-Length: 400000\r\n\r\n{"type":`,
        );
        setImmediate(() => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    await expect.poll(() => entries.map(({ code }) => code)).toEqual(['invalid_request']);
    expect(requests).toEqual([]);
  });
});
