import { Agent, createServer } from 'node:http';
import httpProxy from 'http-proxy';
import { Redis } from 'ioredis';
import { createFaceGateway, memoryStore, redisStore, toNodeHandler } from '../../dist/server.js';

/**
 * A server of the benchmark in a process of its own: the stubbed partner, the gateway, or a bare http-proxy. It reports its port,
 * and its CPU time and memory when asked.
 */
const [kind = '', partnerUrl = '', redisUrl = ''] = process.argv.slice(2);

/** @returns {import('node:http').RequestListener} */
function createPartner() {
  let count = 0;
  return (request, response) => {
    request.resume();
    request.on('end', () => {
      count += 1;
      const result = { orderNo: `order${process.pid}n${count}`, faceId: 'f'.repeat(32) };
      const data = { status: 'SUCCESS', traceNo: String(count), result };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ errcode: 0, errmsg: 'SUCCESS', data }));
    });
  };
}

/** @returns {import('node:http').RequestListener} */
function createProxy() {
  const proxy = httpProxy.createProxyServer({
    target: partnerUrl,
    agent: new Agent({ keepAlive: true, timeout: 4000 }),
  });
  return (request, response) => proxy.web(request, response);
}

/** @returns {import('node:http').RequestListener} */
function createGateway() {
  let count = 0;
  const gateway = createFaceGateway({
    partnerUrl,
    getPartnerToken: () => 'token',
    // A user for each request, so that no limit of a user ends the run.
    authorize: () => ({ userId: `user${count++}` }),
    types: ['match'],
    store: redisUrl ? redisStore(new Redis(redisUrl)) : memoryStore(),
    audit: () => {},
  });
  return toNodeHandler(gateway);
}

const listeners = { partner: createPartner, proxy: createProxy, gateway: createGateway };
const server = createServer(listeners[kind]());
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
/** CPU time of the collections that the benchmark asks for, in microseconds. */
let gcCpu = 0;
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system - gcCpu) / 1000;
  const start = process.cpuUsage();
  globalThis.gc?.();
  const gc = process.cpuUsage(start);
  gcCpu += gc.user + gc.system;
  process.send({ cpuMs, rssMb: process.memoryUsage.rss() / 1e6 });
});
process.once('disconnect', () => process.exit());
