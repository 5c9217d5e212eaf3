import { delay, HttpResponse } from 'msw';
import { newTraceNo } from './newTraceNo.js';

export type Endpoint = 'faceAdv' | 'faceAdvResult';

/** One thing that can go wrong between the page and the partner. */
export interface Fault {
  readonly name: FaultName;
  readonly description: string;
  /** The endpoints at which it makes sense. */
  readonly at: readonly Endpoint[];
  /** The reply in place of the partner's; `undefined`: the partner's own, after whatever happened. */
  readonly respond: (endpoint: Endpoint) => Response | undefined | Promise<Response | undefined>;
}

export type FaultName =
  | 'offline'
  | 'reset'
  | 'slow-1s'
  | 'slow-5s'
  | 'slow-30s'
  | 'hangs'
  | 'redirect'
  | `http-${401 | 403 | 404 | 408 | 413 | 429 | 500 | 502 | 503 | 504}`
  | 'html-200'
  | 'empty'
  | 'truncated'
  | 'huge'
  | 'wrong-types'
  | 'result-null'
  | 'refusal'
  | 'refusal-markup'
  | 'status-fail'
  | 'face-id-missing'
  | 'order-no-missing'
  | 'trace-no-only'
  | 'other-order';

const BOTH: readonly Endpoint[] = ['faceAdv', 'faceAdvResult'];

const list: readonly Fault[] = [
  fault('offline', 'No connection at all.', () => HttpResponse.error()),
  fault('reset', 'The connection breaks in the middle of the reply.', reset),
  fault('slow-1s', 'The right reply, one second late.', () => late(1000)),
  fault('slow-5s', 'The right reply, five seconds late.', () => late(5000)),
  fault('slow-30s', 'The right reply, thirty seconds late.', () => late(30_000)),
  fault('hangs', 'No reply, ever.', () => late('infinite')),
  fault('redirect', 'A gateway sends the request to its login page.', () =>
    HttpResponse.redirect('https://login.example.test/', 302),
  ),
  fault('http-401', 'The token is not accepted.', () => status(401, 'token expired')),
  fault('http-403', 'A gateway forbids it, in HTML.', () => page(403, 'Forbidden')),
  fault('http-404', 'There is nothing under this address.', () => page(404, 'Not Found')),
  fault('http-408', 'The request took too long to arrive.', () => page(408, 'Request Timeout')),
  fault('http-413', 'A gateway refuses a body of this size.', () => page(413, 'Request Entity Too Large')),
  fault('http-429', 'Too many requests; Retry-After: 2.', () =>
    status(429, 'slow down', { 'Retry-After': '2' }),
  ),
  fault('http-500', 'The backend failed, and says so in JSON.', () => status(500, 'internal error')),
  fault('http-502', 'A gateway got no answer, in HTML.', () => page(502, 'Bad Gateway')),
  fault('http-503', 'The backend is down; Retry-After: 5.', () =>
    status(503, 'maintenance', { 'Retry-After': '5' }),
  ),
  fault('http-504', 'A gateway waited too long, in HTML.', () => page(504, 'Gateway Time-out')),
  fault('html-200', 'A login page, with status 200.', () => page(200, '请登录')),
  fault('empty', 'Status 200 and nothing else.', () => new HttpResponse('')),
  fault('truncated', 'JSON that breaks off.', () =>
    json('{"errcode":0,"data":{"status":"SUCCESS","traceNo":"45'),
  ),
  fault('huge', '5 MB that never become JSON.', () =>
    json(`{"errcode":0,"errmsg":"${'x'.repeat(5_000_000)}"}`),
  ),
  fault('wrong-types', 'JSON whose fields have other types.', () =>
    HttpResponse.json({ errcode: { code: 0 }, data: ['SUCCESS'], errmsg: 7 }),
  ),
  fault('result-null', 'SUCCESS, and a result that is null.', () => success(null)),
  fault('refusal', 'An errcode other than 0.', () => refused(50012, '业务参数校验未通过')),
  fault('refusal-markup', 'An errmsg with markup in it.', () =>
    refused(50013, '<img src=x onerror="alert(1)"><b>参数错误</b>'),
  ),
  fault('status-fail', 'errcode 0 and a status that is not SUCCESS.', () =>
    HttpResponse.json({
      errcode: 0,
      errmsg: '处理失败',
      data: { ...envelope(), status: 'FAIL', result: {} },
    }),
  ),
  fault(
    'face-id-missing',
    'SUCCESS without a faceId.',
    () => success({ orderNo: 'mockorderwithoutfaceid' }),
    ['faceAdv'],
  ),
  fault('order-no-missing', 'SUCCESS without an orderNo.', () => success({ faceId: 'f'.repeat(32) }), [
    'faceAdv',
  ]),
  fault('trace-no-only', 'What the asynchronous mode answers.', () => success({}), ['faceAdv']),
  fault(
    'other-order',
    'The result of somebody else’s order.',
    () => success({ tencentCode: '0', orderNo: 'another' }),
    ['faceAdvResult'],
  ),
];

export const faults: ReadonlyMap<string, Fault> = new Map(list.map((entry) => [entry.name, entry]));

/** @throws RangeError naming the faults there are */
export function findFault(name: string): Fault {
  const found = faults.get(name);
  if (found) return found;
  throw new RangeError(`There is no fault "${name}". There are: ${[...faults.keys()].join(', ')}.`);
}

function fault(
  name: FaultName,
  description: string,
  respond: Fault['respond'],
  at: readonly Endpoint[] = BOTH,
): Fault {
  return { name, description, respond, at };
}

async function late(ms: number | 'infinite'): Promise<undefined> {
  await delay(ms);
}

function reset(): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"errcode":0,"da'));
    },
    // A moment later: a stream that fails at once takes its first part with it.
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

const envelope = () => ({ status: 'SUCCESS', traceNo: newTraceNo() });
