import { delay, HttpResponse, http, type RequestHandler } from 'msw';
import { createMockBackend, type MockBackend, type MockOrder, randomText } from './backend.js';
import { checkFaceAdv, checkFaceAdvResult } from './checkRequest.js';
import { type Fault, findScenario, type Scenario, type ScenarioName } from './scenarios.js';

export interface HandlerOptions {
  /** As the widget's `api.baseUrl`. Default: any origin. */
  readonly baseUrl?: string;
  /** Default: `passes`. */
  readonly scenario?: ScenarioName;
  /** Default: a fresh one in memory. */
  readonly backend?: MockBackend;
  /** Milliseconds before each answer. Default: 0. */
  readonly latencyMs?: number;
}

/**
 * Both endpoints, answering as the partner's document says and refusing what the partner would refuse. Every
 * call makes a fresh world unless it is given a backend.
 * @throws RangeError for an unknown scenario
 */
export function createHandlers(options: HandlerOptions = {}): RequestHandler[] {
  const { baseUrl = '*', backend = createMockBackend(), latencyMs = 0 } = options;
  const scenario = findScenario(options.scenario ?? 'passes');
  const base = baseUrl.replace(/\/$/, '');

  return [
    http.post(`${base}/tech/ai/face/faceAdv`, async ({ request }) => {
      await delay(latencyMs);
      const fault = scenario.faceAdv?.(backend.count('faceAdv'));
      if (fault) return failWith(fault);
      const body: unknown = await request.json().catch(() => undefined);
      const complaint = checkFaceAdv(request.headers.get('Authorization'), body);
      if (complaint) return refuse('faceAdv', complaint);
      return HttpResponse.json(ticketReply(backend.openOrder(typeOf(body))));
    }),

    http.post(`${base}/tech/ai/face/faceAdvResult`, async ({ request }) => {
      await delay(latencyMs);
      const fault = scenario.faceAdvResult?.(backend.count('faceAdvResult'));
      if (fault) return failWith(fault);
      const body: unknown = await request.json().catch(() => undefined);
      const complaint = checkFaceAdvResult(request.headers.get('Authorization'), body);
      if (complaint) return refuse('faceAdvResult', complaint);
      const order = backend.find(orderNoOf(body));
      if (!order) return refuse('faceAdvResult', 'orderNo: there is no such order.');
      backend.update(order.orderNo, { questions: order.questions + 1 });
      return HttpResponse.json(resultReply(order, codeOf(order, scenario)));
    }),
  ];
}

/** The handler has checked both before; the types do not know. */
const typeOf = (body: unknown) => (body as { type: MockOrder['type'] }).type;
const orderNoOf = (body: unknown) => (body as { orderNo: string }).orderNo;

function codeOf(order: MockOrder, scenario: Scenario): string {
  const decided = scenario.verdict?.(order, order.questions);
  if (decided) return decided;
  if (order.choice === 'pass') return '0';
  return order.choice === 'notSamePerson' ? '66660004' : '66660011';
}

const traceNo = () => `${Date.now()}${Math.floor(Math.random() * 1e6)}`;

function ticketReply({ orderNo, faceId }: MockOrder): object {
  return {
    errcode: 0,
    errmsg: 'SUCCESS',
    data: {
      status: 'SUCCESS',
      traceNo: traceNo(),
      result: {
        bizSeqNo: `22${randomDigits(30)}`,
        orderNo,
        faceId,
        sign: randomHex(40).toUpperCase(),
        nonce: randomText(32),
        appId: 'IDAMOCK1',
      },
    },
  };
}

const messages: Readonly<Record<string, string>> = {
  '0': '请求成功',
  '66660004': '无法确认为同一人',
  '66660011': '无此查询结果',
  '66660025': '请确保是本人操作且正脸对框',
};

function resultReply({ orderNo }: MockOrder, tencentCode: string): object {
  const passed = tencentCode === '0';
  return {
    errcode: 0,
    errmsg: 'SUCCESS',
    data: {
      status: 'SUCCESS',
      traceNo: traceNo(),
      result: {
        tencentCode,
        tencentMsg: messages[tencentCode] ?? '请求失败',
        bizSeqNo: `22${randomDigits(30)}`,
        orderNo,
        ...(tencentCode === '66660011' ? {} : { liveRate: '99', similarity: passed ? '97.0' : '21.4' }),
      },
    },
  };
}

/** As the partner refuses: HTTP 200 with an errcode. The developer reads why in the console. */
function refuse(endpoint: string, complaint: string) {
  console.warn(`[face-verification-flow mocks] ${endpoint} refused: ${complaint}`);
  return HttpResponse.json({ errcode: 40001, errmsg: complaint });
}

function failWith(fault: Fault) {
  switch (fault) {
    case 'network':
      return HttpResponse.error();
    case 'unauthorized':
      return HttpResponse.json({ errcode: 401, errmsg: 'token expired' }, { status: 401 });
    case 'gateway':
      return HttpResponse.html('<html><body><h1>502 Bad Gateway</h1></body></html>', { status: 502 });
    case 'refusal':
      return HttpResponse.json({
        errcode: 50012,
        errmsg: '业务参数校验未通过',
        data: { status: 'FAIL', traceNo: traceNo(), result: null },
      });
    case 'faceIdMissing':
      return HttpResponse.json({
        errcode: 0,
        errmsg: 'SUCCESS',
        data: { status: 'SUCCESS', traceNo: traceNo(), result: { orderNo: `mock${randomText(20)}` } },
      });
  }
}

function randomDigits(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 10)).join('');
}

function randomHex(length: number): string {
  return Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}
