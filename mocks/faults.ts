import { delay, HttpResponse } from 'msw';
import { findByName, toNamedList } from './namedTable.js';
import { newTraceNo } from './newTraceNo.js';

/** Endpoint of the partner's API. */
export type Endpoint = 'faceAdv' | 'faceAdvResult';

/** One failure between the page and the partner. */
export interface Fault {
  readonly name: FaultName;
  readonly description: string;
  /** Endpoints that can have the fault. */
  readonly at: readonly Endpoint[];
  /** Returns the reply in place of the partner's, or `undefined` for the partner's own reply after a delay. */
  readonly respond: (endpoint: Endpoint) => Response | undefined | Promise<Response | undefined>;
}

export type FaultName =
  | 'offline'
  | 'reset'
  | 'slow1s'
  | 'slow5s'
  | 'slow30s'
  | 'hangs'
  | 'redirect'
  | `http${401 | 403 | 404 | 408 | 413 | 429 | 500 | 502 | 503 | 504}`
  | 'html200'
  | 'empty'
  | 'truncated'
  | 'huge'
  | 'wrongTypes'
  | 'resultNull'
  | 'refusal'
  | 'refusalMarkup'
  | 'statusFail'
  | 'faceIdMissing'
  | 'orderNoMissing'
  | 'traceNoOnly'
  | 'otherOrder';

type FaultRow = Omit<Fault, 'name'>;

const table: Readonly<Record<FaultName, FaultRow>> = {
  offline: fault('No connection at all.', () => HttpResponse.error()),
  reset: fault('The connection breaks in the middle of the reply.', reset),
  slow1s: fault('The right reply, one second late.', () => late(1000)),
  slow5s: fault('The right reply, five seconds late.', () => late(5000)),
  slow30s: fault('The right reply, thirty seconds late.', () => late(30_000)),
  hangs: fault('No reply, ever.', () => late('infinite')),
  redirect: fault('A gateway redirects the request to its login page.', () =>
    HttpResponse.redirect('https://login.example.test/', 302),
  ),
  http401: fault('The token is not accepted.', () => status(401, 'token expired')),
  http403: fault('A gateway forbids it, in HTML.', () => page(403, 'Forbidden')),
  http404: fault('There is nothing under this address.', () => page(404, 'Not Found')),
  http408: fault('The request took too long to arrive.', () => page(408, 'Request Timeout')),
  http413: fault('A gateway refuses a body of this size.', () => page(413, 'Request Entity Too Large')),
  http429: fault('Too many requests; Retry-After: 2.', () =>
    status(429, 'slow down', { 'Retry-After': '2' }),
  ),
  http500: fault('The backend fails with a JSON body.', () => status(500, 'internal error')),
  http502: fault('A gateway got no reply, in HTML.', () => page(502, 'Bad Gateway')),
  http503: fault('The backend is down; Retry-After: 5.', () =>
    status(503, 'maintenance', { 'Retry-After': '5' }),
  ),
  http504: fault('A gateway waited too long, in HTML.', () => page(504, 'Gateway Time-out')),
  html200: fault('A login page, with status 200.', () => page(200, '请登录')),
  empty: fault('Status 200 and an empty body.', () => new HttpResponse('')),
  truncated: fault('JSON that breaks off.', () =>
    json('{"errcode":0,"data":{"status":"SUCCESS","traceNo":"45'),
  ),
  huge: fault('5 MB that never become JSON.', () =>
    json(`{"errcode":0,"errmsg":"${'x'.repeat(5_000_000)}"}`),
  ),
  wrongTypes: fault('JSON whose fields have other types.', () =>
    HttpResponse.json({ errcode: { code: 0 }, data: ['SUCCESS'], errmsg: 7 }),
  ),
  resultNull: fault('SUCCESS, and a result that is null.', () => success(null)),
  refusal: fault('An errcode other than 0.', () => refused(50012, '业务参数校验未通过')),
  refusalMarkup: fault('An errmsg with markup in it.', () =>
    refused(50013, '<img src=x onerror="alert(1)"><b>参数错误</b>'),
  ),
  statusFail: fault('errcode 0 and a status that is not SUCCESS.', () =>
    HttpResponse.json({
      errcode: 0,
      errmsg: '处理失败',
      data: { ...envelope(), status: 'FAIL', result: {} },
    }),
  ),
  faceIdMissing: fault('SUCCESS without a faceId.', () => success({ orderNo: 'mockorderwithoutfaceid' }), [
    'faceAdv',
  ]),
  orderNoMissing: fault('SUCCESS without an orderNo.', () => success({ faceId: 'f'.repeat(32) }), [
    'faceAdv',
  ]),
  traceNoOnly: fault('The reply of the asynchronous mode.', () => success({}), ['faceAdv']),
  otherOrder: fault('The result of another order.', () => success({ tencentCode: '0', orderNo: 'another' }), [
    'faceAdvResult',
  ]),
};

/** All faults, for a menu or `it.each`. */
export const faults: readonly Fault[] = toNamedList(table);

/**
 * Finds a fault by its name.
 * @throws RangeError if there is none; the message lists the names
 */
export function findFault(name: string): Fault {
  return findByName('fault', faults, name);
}

function fault(
  description: string,
  respond: Fault['respond'],
  at: readonly Endpoint[] = ['faceAdv', 'faceAdvResult'],
): FaultRow {
  return { description, respond, at };
}

async function late(ms: number | 'infinite'): Promise<undefined> {
  await delay(ms);
}

function reset(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"errcode":0,"da'));
    },
    // In a later turn: a stream that fails at once discards its first chunk.
    pull: (controller) => controller.error(new TypeError('The connection was reset.')),
  });
  return new HttpResponse(body, { headers: { 'Content-Type': 'application/json' } });
}

function json(text: string): Response {
  return new HttpResponse(text, { headers: { 'Content-Type': 'application/json' } });
}

function page(code: number, title: string): Response {
  return HttpResponse.html(
    `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    {
      status: code,
    },
  );
}

function status(code: number, errmsg: string, headers: Record<string, string> = {}): Response {
  return HttpResponse.json({ errcode: code, errmsg }, { status: code, headers });
}

function refused(errcode: number, errmsg: string): Response {
  return HttpResponse.json({ errcode, errmsg, data: { ...envelope(), status: 'FAIL', result: null } });
}

function success(result: object | null): Response {
  return HttpResponse.json({ errcode: 0, errmsg: 'SUCCESS', data: { ...envelope(), result } });
}

function envelope(): object {
  return { status: 'SUCCESS', traceNo: newTraceNo() };
}
