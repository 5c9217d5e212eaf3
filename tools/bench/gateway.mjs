import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import httpProxy from 'http-proxy';
import { median } from './statistics.mjs';

/**
 * Sends faceAdv with the largest photo through the gateway and through a bare http-proxy, to a stubbed partner. Needs the build.
 * `npm run bench -- gateway [seconds] [--redis]`; the first is also the time of each way. With `--redis` a redis-server is started.
 */

const TARGET = fileURLToPath(new URL('gatewayTarget.mjs', import.meta.url));
const CONNECTIONS = 16;
/** Number of turns in which the proxy and the gateway are compared. */
const TURNS = 10;
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
  const proxy = httpProxy.createProxyServer({ agent: new Agent({ keepAlive: true, timeout: 4000 }) });
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

/**
 * Returns how many times the CPU of a bare proxy a request costs: the median of short turns one after the other, since a machine that
 * others use is slower in one minute than in the next.
 * @param {{ url: string, ask: () => Promise<{ cpuMs: number }> }} proxy @param {typeof proxy} gateway
 */
async function compare(proxy, gateway) {
  const costOf = async ({ url, ask }) => {
    const before = await ask();
    const { '2xx': count } = await load(url, 1);
    return ((await ask()).cpuMs - before.cpuMs) / count;
  };
  const ratios = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const bare = await costOf(proxy);
    ratios.push((await costOf(gateway)) / bare);
  }
  return median(ratios);
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
  const ratio = await compare(proxy, gateway);
  console.log(
    `CPU per request: ${ratio.toFixed(2)} × that of the bare http-proxy (median of ${TURNS} turns).`,
  );
} finally {
  for (const close of closers) close();
}
