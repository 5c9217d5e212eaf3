import { delay, HttpResponse, http, type RequestHandler } from 'msw';
import { omitUndefined } from '../src/shared/omitUndefined.js';
import { createMockBackend, type MockBackend, type MockOrder } from './backend.js';
import {
  checkFaceAdv,
  checkFaceAdvResult,
  checkPicture,
  type RequestError,
  readHead,
  unknownFields,
} from './checkRequest.js';
import { endpointPaths } from './endpointPaths.js';
import { type Endpoint, type Fault, findFault } from './faults.js';
import { readMagic } from './magicInputs.js';
import { pendingReply, resultReply, ticketReply } from './replies.js';
import { findScenario, type MockSettings, type ScenarioName } from './scenarios.js';

/** Options of `createMockHandlers`. A setting here wins over the scenario's. */
export interface MockHandlerOptions extends MockSettings {
  /**
   * The widget's `api.baseUrl`. A mock server takes its path alone.
   * @default any address that ends in the endpoint's path; the root of a mock server
   */
  readonly baseUrl?: string | undefined;
  /** The widget's `api.paths`. */
  readonly paths?: { readonly [Name in Endpoint]?: string | undefined } | undefined;
  /** @default 'passes' */
  readonly scenario?: ScenarioName | undefined;
  /** @default a new one in memory */
  readonly backend?: MockBackend | undefined;
  /**
   * Receives why a request was refused, and which of its fields the document does not have.
   * @default console.warn
   */
  readonly onNote?: ((note: string) => void) | undefined;
}

/** The mocked partner, as its handlers share it. */
interface Partner {
  readonly backend: MockBackend;
  /** Replies to faceAdv by Idempotency-Key: those under way, and those that have opened an order. */
  readonly replies: Map<string, Promise<Response>>;
  readonly settings: MockSettings;
  readonly onNote: (note: string) => void;
}

/**
 * Creates MSW handlers for both endpoints. They reply as the partner's document says and refuse what the partner would
 * refuse. A faceAdv that arrives again with the same Idempotency-Key gets the same reply, opens no second order and does not
 * count. Two more handlers mock its file server (`/mock/upload`) and a host's backend that resolves an asynchronous
 * traceNo (`/mock/tickets/…`). Every call starts without orders unless it gets a backend.
 * @throws RangeError for an unknown scenario or fault
 */
export function createMockHandlers(options: MockHandlerOptions = {}): RequestHandler[] {
  const { baseUrl = '*', backend = createMockBackend(), onNote = warn, paths } = options;
  const settings = { ...findScenario(options.scenario ?? 'passes'), ...omitUndefined(options) };
  for (const plan of [settings.faceAdv, settings.faceAdvResult]) if (plan) findFault(plan.fault);
  const partner: Partner = { backend, replies: new Map(), settings, onNote };
  const base = baseUrl.replace(/\/+$/, '');
  const answers = { faceAdv: replyOnce, faceAdvResult: replyFaceAdvResult };

  return [
    ...endpointPaths(paths).map(({ endpoint, path }) =>
      http.post(base + path, ({ request }) => answers[endpoint](partner, request)),
    ),
    http.get(`${base}/mock/tickets/:traceNo`, ({ params }) =>
      replyTicket(partner, String(params['traceNo'])),
    ),
    http.post(`${base}/mock/upload`, ({ request }) => replyUpload(partner, request)),
  ];
}

/** The fields of a checked request; the checks do not narrow its type. */
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

/**
 * Replies to faceAdv once per Idempotency-Key, as a backend should. A failed attempt is forgotten, so that its repetition with
 * a new token is processed.
 */
async function replyOnce(partner: Partner, request: Request): Promise<Response> {
  const { backend, replies } = partner;
  const key = request.headers.get('Idempotency-Key');
  if (key === null) return replyFaceAdv(partner, request);
  const reply = replies.get(key) ?? replyFaceAdv(partner, request);
  replies.set(key, reply);
  const response = await reply;
  if (!backend.findByKey(key)) replies.delete(key);
  return response.clone();
}

async function replyFaceAdv(partner: Partner, request: Request): Promise<Response> {
  const { backend, settings } = partner;
  const fault = nextPlannedFault(partner, 'faceAdv');
  await wait(settings);
  const failure = await fault?.respond('faceAdv');
  if (failure) return failure;
  const body = await readJson(request);
  const error = checkFaceAdv(readHead(request, settings.session), body);
  if (error) return refuse(partner, 'faceAdv', error);
  const fields = body as CheckedFaceAdv;
  noteUnknownFields(partner, 'faceAdv', body);

  const magic = readMagic([fields.userId, fields.name, pathOf(fields.sourcePhotoStr)]);
  if ('error' in magic)
    return refuse(partner, 'faceAdv', { status: 200, errcode: 40_001, message: magic.error });
  if (magic.errcode !== undefined) {
    return HttpResponse.json({ errcode: magic.errcode, errmsg: `指定的错误 ${magic.errcode}` });
  }
  const magicFailure = magic.faceAdv && (await findFault(magic.faceAdv).respond('faceAdv'));
  if (magicFailure) return magicFailure;
  const { tencentCode, faceAdvResult: resultFault } = magic;
  const idempotencyKey = request.headers.get('Idempotency-Key') ?? undefined;
  const order = backend.openOrder(fields.type, { tencentCode, resultFault, idempotencyKey });
  return HttpResponse.json(fields.async ? pendingReply(order) : ticketReply(order, settings.signed ?? true));
}

async function replyFaceAdvResult(partner: Partner, request: Request): Promise<Response> {
  const { backend, settings } = partner;
  const fault = nextPlannedFault(partner, 'faceAdvResult');
  await wait(settings);
  const failure = await fault?.respond('faceAdvResult');
  if (failure) return failure;
  const body = await readJson(request);
  const error = checkFaceAdvResult(readHead(request, settings.session), body);
  if (error) return refuse(partner, 'faceAdvResult', error);
  noteUnknownFields(partner, 'faceAdvResult', body);

  const { orderNo, getFile } = body as CheckedFaceAdvResult;
  const order = backend.find(orderNo);
  if (!order) {
    const message = 'orderNo: there is no such order.';
    return refuse(partner, 'faceAdvResult', { status: 200, errcode: 40_004, message });
  }
  const magicFailure = order.resultFault && (await findFault(order.resultFault).respond('faceAdvResult'));
  if (magicFailure) return magicFailure;
  const asksMedia = getFile === '1' || getFile === '2' || getFile === '3';
  backend.update(orderNo, {
    resultQueries: order.resultQueries + 1,
    mediaQueries: order.mediaQueries + (asksMedia ? 1 : 0),
  });
  const hasMedia = order.mediaQueries >= (settings.mediaAfter ?? 0);
  return HttpResponse.json(resultReply(order, verdictOf(order, settings), hasMedia ? getFile : undefined));
}

/** Replies as a host's own backend does to its `api.resolveTicket`. */
function replyTicket({ backend, settings }: Partner, traceNo: string): Response {
  const order = backend.findByTrace(traceNo);
  return order
    ? HttpResponse.json(ticketReply(order, settings.signed ?? true))
    : HttpResponse.json({ errcode: 40_004, errmsg: 'traceNo: there is no such order.' }, { status: 404 });
}

/** Checks an uploaded photo and discards it. The path keeps the file's name, so that a magic one reaches faceAdv. */
async function replyUpload(partner: Partner, request: Request): Promise<Response> {
  await wait(partner.settings);
  const form = await request.formData().catch(() => undefined);
  const file = form?.get('file');
  const invalid = (message: string) =>
    refuse(partner, 'upload', { status: 400, errcode: 40_001, message: `file: ${message}` });
  if (!(file instanceof Blob)) return invalid('needed, as a field of a multipart form.');
  const bytes = new Uint8Array(await file.slice(0, 131_072).arrayBuffer());
  const error = checkPicture(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  if (error) return invalid(error);
  const name = 'name' in file && typeof file.name === 'string' ? file.name : 'photo.jpg';
  return HttpResponse.json({ errcode: 0, data: { path: `mock/${name.replace(/[^\w.-]/g, '_')}` } });
}

/** Counts a request when it arrives, and returns the planned fault while the plan lasts. */
function nextPlannedFault({ backend, settings }: Partner, endpoint: Endpoint): Fault | undefined {
  const plan = settings[endpoint];
  const attempt = backend.count(endpoint);
  if (!plan || attempt >= (plan.times ?? Number.POSITIVE_INFINITY)) return undefined;
  return findFault(plan.fault);
}

function refuse({ onNote }: Partner, endpoint: string, { status, errcode, message }: RequestError): Response {
  onNote(`${endpoint} refused: ${message}`);
  return HttpResponse.json({ errcode, errmsg: message }, { status });
}

const NO_RESULT = '66660011';

function verdictOf(order: MockOrder, settings: MockSettings): string {
  if (order.resultQueries < (settings.pollsUntilDone ?? 0)) return NO_RESULT;
  const picked = order.tencentCode ?? settings.tencentCode;
  if (picked !== undefined) return picked;
  const choice = order.choice ?? settings.choice;
  if (choice === 'pass') return '0';
  return choice === 'notSamePerson' ? '66660004' : NO_RESULT;
}

/** Returns the path or link of a photo that is not in the request itself; its file name may be magic. */
function pathOf(photo: unknown): unknown {
  const { origin, data } = Object(photo);
  return origin === 'fds' || origin === 'uri' ? data : undefined;
}

function noteUnknownFields({ onNote }: Partner, endpoint: Endpoint, body: unknown): void {
  const unknown = unknownFields(endpoint, body);
  if (unknown.length > 0) onNote(`${endpoint}: the document has no field ${unknown.join(', ')}.`);
}

function warn(note: string): void {
  console.warn(`[face-verification-flow mocks] ${note}`);
}

async function wait({ latencyMs = 0 }: MockSettings): Promise<void> {
  if (latencyMs > 0) await delay(latencyMs);
}

async function readJson(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}
