import { createServer, type Server } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createClient } from '../../../src/client/createClient.js';
import { authmatchSubject } from '../flow/samples.js';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())));

/** 姓名不符 in these encodings. */
const gbk = Buffer.from('d0d5c3fbb2bbb7fb', 'hex');
const big5 = Buffer.from('a96da657a4a3b2c5', 'hex');
const utf8 = Buffer.from('姓名不符');

/** Asks a server whose every reply is a refusal in these words, and returns what it is read as. */
async function readRefusal(contentType: string, words: Buffer): Promise<unknown> {
  const body = Buffer.concat([Buffer.from('{"errcode":50012,"errmsg":"'), words, Buffer.from('"}')]);
  const running = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'Content-Type': contentType }).end(body);
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const client = createClient({ api: { baseUrl: `http://127.0.0.1:${port}` }, userId: 'user123' });
  const refusal = client.requestTicket(authmatchSubject, new AbortController().signal);
  return refusal.catch((error: unknown) =>
    Reflect.get(Object(Reflect.get(Object(error), 'details')), 'errmsg'),
  );
}

it.each([
  ['application/json; charset=GBK', gbk],
  ['application/json;charset="gb2312"', gbk],
  ['text/plain; Charset = GB18030; version=1', gbk],
  ['application/json; charset=Big5', big5],
  ['application/json', utf8],
  ['application/json; charset=UTF-8', utf8],
  ['application/json; charset=utf8mb4', utf8],
  // Servlet containers add it by themselves.
  ['application/json;charset=ISO-8859-1', utf8],
])('a reply of %s is read in its charset', async (contentType, words) => {
  await expect(readRefusal(contentType, words)).resolves.toBe('姓名不符');
});
