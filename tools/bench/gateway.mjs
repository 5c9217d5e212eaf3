import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import httpProxy from 'http-proxy';

/**
 * Sends faceAdv with the largest photo through the gateway and through a bare http-proxy, to a stubbed partner. Needs the build.
 * `npm run bench -- gateway [seconds] [--redis]`; the first is also the time of each way. With `--redis` a redis-server is started.
 */

const TARGET = fileURLToPath(new URL('gatewayTarget.mjs', import.meta.url));
const CONNECTIONS = 16;
const [seconds = '10'] = process.argv.slice(2).filter((arg) => /^\d+$/.test(arg));
const withRedis = process.argv.includes('--redis');

const body = JSON.stringify({
  async: false,
  userId: 'user',
  type: 'match',
  sourcePhotoStr: { origin: 'self', data: `/9j/${'A'.repeat(399_992)}` },
});

/** @type {(() => void)[]} */
const closers = [];

/** @param {readonly string[]} args */
async function start(...args) {
  const child = fork(TARGET, args, { execArgv: ['--expose-gc'] });
  closers.push(() => child.disconnect());
  const [{ port }] = await once(child, 'message');
  const ask = async () => {
    child.send('usage');
    const [usage] = await once(child, 'message');
    return usage;
  };
  return { url: `http://127.0.0.1:${port}`, ask };
}

async function startRedis() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-redis-'));
  const port = '6390';
  const child = spawn('redis-server', ['--port', port, '--dir', folder, '--appendonly', 'yes', '--save', '']);
  closers.push(() => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await wait(500);
  return `redis://127.0.0.1:${port}`;
}

/** A round-robin before two instances, as a load balancer is. @param {readonly string[]} urls */
async function balance(urls) {
  let turn = 0;
  const proxy = httpProxy.createProxyServer({});
  const server = createServer((request, response) => {
    turn += 1;
    proxy.web(request, response, { target: urls[turn % urls.length] });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.closeAllConnections() ?? server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

let key = 0;

/** @param {string} url @param {number} duration */
function load(url, duration) {
  return autocannon({
    url: `${url}/tech/ai/face/faceAdv`,
    connections: CONNECTIONS,
    duration,
    requests: [
      {
        method: 'POST',
        body,
        setupRequest(request) {
          key += 1;
          const headers = { 'content-type': 'application/json', 'idempotency-key': `"k${key}"` };
          return { ...request, headers: { ...request.headers, ...headers } };
        },
      },
    ],
  });
}

/** @param {string} name @param {string} url @param {readonly { ask: () => Promise<{ cpuMs: number, rssMb: number }> }[]} targets */
async function measure(name, url, targets) {
  await load(url, 2);
  const before = await Promise.all(targets.map(({ ask }) => ask()));
  const half = await load(url, Number(seconds) / 2);
  const middle = await Promise.all(targets.map(({ ask }) => ask()));
  const rest = await load(url, Number(seconds) / 2);
  const after = await Promise.all(targets.map(({ ask }) => ask()));
  const count = half['2xx'] + rest['2xx'];
  const sum = (usages, field) => usages.reduce((total, usage) => total + usage[field], 0);
  const row = {
    'requests/s': Math.round(count / Number(seconds)),
    'p50 ms': Math.round((half.latency.p50 + rest.latency.p50) / 2),
    'p99 ms': Math.round(Math.max(half.latency.p99, rest.latency.p99)),
    'CPU ms/request': Number(((sum(after, 'cpuMs') - sum(before, 'cpuMs')) / count).toFixed(2)),
    'MB after a half': Math.round(sum(middle, 'rssMb')),
    'MB at the end': Math.round(sum(after, 'rssMb')),
    'not 2xx': half.non2xx + rest.non2xx + half.errors + rest.errors,
  };
  return [name, row];
}

try {
  const partner = await start('partner');
  const proxy = await start('proxy', partner.url);
  const gateway = await start('gateway', partner.url);
  const rows = [
    await measure('bare http-proxy', proxy.url, [proxy]),
    await measure('gateway, memory', gateway.url, [gateway]),
  ];
  if (withRedis) {
    const redisUrl = await startRedis();
    const one = await start('gateway', partner.url, redisUrl);
    rows.push(await measure('gateway, Redis', one.url, [one]));
    const two = await start('gateway', partner.url, redisUrl);
    rows.push(await measure('two gateways, Redis', await balance([one.url, two.url]), [one, two]));
  }
  console.table(Object.fromEntries(rows));
  const [bare, ours] = rows.map(([, row]) => row['CPU ms/request']);
  console.log(`CPU per request: ${(ours / bare).toFixed(2)} × that of the bare http-proxy.`);
} finally {
  for (const close of closers) close();
}
