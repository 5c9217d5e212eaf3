import { delay, HttpResponse, http, type RequestHandler } from 'msw';
import { createMockBackend, type MockBackend, type MockOrder } from './backend.js';
import {
  type Complaint,
  checkFaceAdv,
  checkFaceAdvResult,
  pictureMistake,
  unknownFields,
} from './checkRequest.js';
import { type Endpoint, findFault } from './faults.js';
import { readMagic } from './magicInputs.js';
import { pendingReply, resultReply, ticketReply } from './replies.js';
import { type FaultPlan, findScenario, type MockSettings, type ScenarioName } from './scenarios.js';

export interface HandlerOptions extends MockSettings {
  /** As the widget's `api.baseUrl`. Default: any origin. */
  readonly baseUrl?: string;
  /** As the widget's `api.paths`. */
  readonly paths?: { readonly faceAdv?: string; readonly faceAdvResult?: string };
  /** Default: `passes`. Whatever else is set here wins over it. */
  readonly scenario?: ScenarioName;
  /** Default: a fresh one in memory. */
  readonly backend?: MockBackend;
  /** Told why a request was refused, and what the document does not know. Default: a warning in the console. */
  readonly onNote?: (note: string) => void;
}

/**
 * Both endpoints, answering as the partner's document says and refusing what the partner would refuse, and a stand-in
 * for its file server (`/mock/upload`) and for a host's backend that resolves an asynchronous traceNo
 * (`/mock/tickets/…`). Every call makes a fresh world unless it is given a backend.
 * @throws RangeError for an unknown scenario or fault
 */
export function createHandlers(options: HandlerOptions = {}): RequestHandler[] {
  const { baseUrl = '*', backend = createMockBackend(), onNote = warn, paths } = options;
  const settings: MockSettings = { ...findScenario(options.scenario ?? 'passes'), ...options };
  for (const plan of [settings.faceAdv, settings.faceAdvResult]) if (plan) findFault(plan.fault);
  const base = baseUrl.replace(/\/+$/, '');
  const at = (path: string) => `${base}/${path.replace(/^\/+/, '')}`;

  const refuse = (endpoint: string, { status, errcode, message }: Complaint) => {
    onNote(`${endpoint} refused: ${message}`);
    return HttpResponse.json({ errcode, errmsg: message }, { status });
  };

  /** The planned fault while it lasts, or one that is always there. */
  const fail = (endpoint: Endpoint, plan: FaultPlan | undefined) => {
    const attempt = backend.count(endpoint);
    return plan && attempt < (plan.times ?? Number.POSITIVE_INFINITY)
      ? findFault(plan.fault).respond(endpoint)
      : undefined;
  };

  const faceAdv = async (request: Request) => {
    await latency(settings);
    const failure = await fail('faceAdv', settings.faceAdv);
    if (failure) return failure;
    const body = await readJson(request);
    const complaint = checkFaceAdv(request.headers, body);
    if (complaint) return refuse('faceAdv', complaint);
    const fields = body as CheckedFaceAdv;
    note('faceAdv', body, onNote);

    const magic = readMagic([fields.userId, fields.name, pathOf(fields.sourcePhotoStr)]);
    if ('complaint' in magic)
      return refuse('faceAdv', { status: 200, errcode: 40_001, message: magic.complaint });
    if (magic.errcode !== undefined) {
      return HttpResponse.json({ errcode: magic.errcode, errmsg: `指定的错误 ${magic.errcode}` });
    }
    const wanted = magic.faceAdv && (await findFault(magic.faceAdv).respond('faceAdv'));
    if (wanted) return wanted;
    const order = backend.openOrder(fields.type, {
      ...(magic.tencentCode ? { tencentCode: magic.tencentCode } : {}),
      ...(magic.faceAdvResult ? { resultFault: magic.faceAdvResult } : {}),
    });
    return HttpResponse.json(
      fields.async ? pendingReply(order) : ticketReply(order, settings.signed ?? true),
    );
  };

  const faceAdvResult = async (request: Request) => {
    await latency(settings);
    const failure = await fail('faceAdvResult', settings.faceAdvResult);
    if (failure) return failure;
    const body = await readJson(request);
    const complaint = checkFaceAdvResult(request.headers, body);
    if (complaint) return refuse('faceAdvResult', complaint);
    note('faceAdvResult', body, onNote);
    const { orderNo, getFile } = body as CheckedFaceAdvResult;
    const order = backend.find(orderNo);
    if (!order) {
      return refuse('faceAdvResult', {
        status: 200,
        errcode: 40_004,
        message: 'orderNo: there is no such order.',
      });
    }
    const wanted = order.resultFault && (await findFault(order.resultFault).respond('faceAdvResult'));
    if (wanted) return wanted;
    const asksMedia = getFile === '1' || getFile === '2' || getFile === '3';
    backend.update(orderNo, {
      questions: order.questions + 1,
      mediaQuestions: order.mediaQuestions + (asksMedia ? 1 : 0),
    });
    const hasMedia = order.mediaQuestions >= (settings.mediaAfter ?? 0);
    return HttpResponse.json(resultReply(order, verdictOf(order, settings), hasMedia ? getFile : undefined));
  };

  return [
    http.post(at(paths?.faceAdv ?? '/tech/ai/face/faceAdv'), ({ request }) => faceAdv(request)),
    http.post(at(paths?.faceAdvResult ?? '/tech/ai/face/faceAdvResult'), ({ request }) =>
      faceAdvResult(request),
    ),
    // What a host's own backend would answer to its `api.resolveTicket`.
    http.get(at('/mock/tickets/:traceNo'), ({ params }) => {
      const order = backend.findByTrace(String(params['traceNo']));
      return order
        ? HttpResponse.json(ticketReply(order, settings.signed ?? true))
        : HttpResponse.json({ errcode: 40_004, errmsg: 'traceNo: there is no such order.' }, { status: 404 });
    }),
    http.post(at('/mock/upload'), async ({ request }) => {
      await latency(settings);
      return upload(await request.formData().catch(() => undefined), (message) =>
        refuse('upload', { status: 400, errcode: 40_001, message }),
      );
    }),
  ];
}

/** What the checks have seen to be there; the types do not know. */
interface CheckedFaceAdv {
  readonly async?: boolean;
  readonly type: MockOrder['type'];
  readonly userId: string;
  readonly name?: unknown;
  readonly sourcePhotoStr?: unknown;
}
interface CheckedFaceAdvResult {
  readonly orderNo: string;
  readonly getFile?: string;
}

const NO_RESULT = '66660011';

function verdictOf(order: MockOrder, settings: MockSettings): string {
  if (order.questions < (settings.pollsUntilDone ?? 0)) return NO_RESULT;
  const picked = order.tencentCode ?? settings.tencentCode;
  if (picked !== undefined) return picked;
  const choice = order.choice ?? settings.choice;
  if (choice === 'pass') return '0';
  return choice === 'notSamePerson' ? '66660004' : NO_RESULT;
}

/** The path or link of a photo that is not in the request itself: its file name may be magic. */
function pathOf(photo: unknown): unknown {
  const { origin, data } = Object(photo);
  return origin === 'fds' || origin === 'uri' ? data : undefined;
}

/** Keeps nothing: the path carries the file's name, so that a magic one reaches faceAdv. */
async function upload(form: FormData | undefined, refuse: (message: string) => Response): Promise<Response> {
  const file = form?.get('file');
  if (!(file instanceof Blob)) return refuse('file: needed, as a field of a multipart form.');
  const bytes = new Uint8Array(await file.slice(0, 131_072).arrayBuffer());
  const mistake = pictureMistake(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (mistake) return refuse(mistake.replace('sourcePhotoStr.data', 'file'));
  const name = 'name' in file && typeof file.name === 'string' ? file.name : 'photo.jpg';
  return HttpResponse.json({ errcode: 0, data: { path: `mock/${name.replace(/[^\w.-]/g, '_')}` } });
}

function note(endpoint: Endpoint, body: unknown, onNote: (note: string) => void): void {
  const unknown = unknownFields(endpoint, body);
  if (unknown.length > 0) onNote(`${endpoint}: the document has no field ${unknown.join(', ')}.`);
}

function warn(note: string): void {
  console.warn(`[face-verification-flow mocks] ${note}`);
}

async function latency({ latencyMs = 0 }: MockSettings): Promise<void> {
  if (latencyMs > 0) await delay(latencyMs);
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}
