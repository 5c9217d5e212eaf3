import { findMissingConsent } from '../../src/options/missingConsent.js';
import type { Endpoint } from '../faults.js';
import { sampleJpegBase64 } from '../sampleMedia.js';
import { checkReply, type Finding, valueAt } from './checkReply.js';
import {
  createIdempotencyKey,
  createSender,
  type Reply,
  type Send,
  type SenderOptions,
} from './createSender.js';

/** Options of the contract check. */
export interface CheckOptions extends SenderOptions {
  /** @default 'contractcheck' */
  readonly userId?: string | undefined;
  /**
   * An order with a finished face check, whose result and media are checked.
   * @default the order that the check opens
   */
  readonly orderNo?: string | undefined;
  /**
   * Name for authmatch.
   * @default an invented one
   */
  readonly name?: string | undefined;
  /**
   * ID number for authmatch.
   * @default the sample number of the standard
   */
  readonly idNo?: string | undefined;
  /** Path on the file server; without it, this origin is not checked. */
  readonly fds?: string | undefined;
  /** Link to a photo; without it, this origin is not checked. */
  readonly uri?: string | undefined;
  /** The widget's option `consent`, for what its page lacks; without it, this is not checked. */
  readonly consent?: object | undefined;
  /**
   * Whether one faceAdv is sent twice with the same Idempotency-Key. A backend that does not know the key opens one more
   * order.
   * @default false
   */
  readonly repeatKey?: boolean | undefined;
  /**
   * Whether the backend is a gateway that knows the user by a session: the page's `userId` does not count, and a 403 for
   * authmatch, photo and video is its right.
   * @default false
   */
  readonly gateway?: boolean | undefined;
}

/**
 * Sends each request of the contract to a backend and yields where it agrees with the document and where it differs. It
 * opens real orders there and contacts no other address.
 */
export async function* check(options: CheckOptions): AsyncGenerator<Finding> {
  const { userId = 'contractcheck', name = '李秀英', idNo = '11010519491231002X' } = options;
  const { send, preflight } = createSender(options);
  yield* checkConsent(options.consent);
  const self = { origin: 'self', data: sampleJpegBase64 };
  const match = { async: false, userId, type: 'match', sourcePhotoStr: self };

  const opened = yield* expectReply('faceAdv match self', await send('faceAdv', match), 'faceAdv');
  yield* checkPreflight(await preflight());
  if (options.repeatKey) yield* checkRepeatedKey(match, send);
  yield* checkSource('fds', options.fds, match, send);
  yield* checkSource('uri', options.uri, match, send);
  const { origin: _, ...withoutOrigin } = self;
  yield* expectReply(
    'faceAdv match without origin (self by default)',
    await send('faceAdv', { ...match, sourcePhotoStr: withoutOrigin }),
    'faceAdv',
  );
  yield* expectReply(
    'faceAdv with extData',
    await send('faceAdv', { ...match, extData: { check: [1, null, '文'] } }),
    'faceAdv',
  );
  const authmatch = { async: false, userId, type: 'authmatch', name, idNo };
  const official = await send('faceAdv', authmatch);
  if (options.gateway && isForbidden(official))
    yield {
      kind: 'note',
      request: 'faceAdv authmatch',
      message: 'HTTP 403: the gateway’s types have no authmatch',
    };
  else yield* expectReply('faceAdv authmatch', official, 'faceAdv');
  yield* expectAsync(await send('faceAdv', { ...match, async: true }));

  for (const [reason, body] of invalidUserIds(match)) {
    const reply = await send('faceAdv', body);
    yield* options.gateway
      ? expectSessionUser(`faceAdv ${reason}`, reply)
      : expectRefusal(`faceAdv ${reason}`, reply);
  }
  for (const [reason, body] of invalidRequests(match, authmatch)) {
    yield* expectRefusal(`faceAdv ${reason}`, await send('faceAdv', body));
  }
  const unauthorized = await send('faceAdv', match, { authorized: false });
  yield* expectRefusal('faceAdv without Authorization', unauthorized);
  yield* noteDialog('faceAdv without Authorization', unauthorized);

  const orderNo = options.orderNo ?? opened;
  if (!orderNo) {
    yield { kind: 'note', request: 'faceAdvResult', message: 'not tried: there is no orderNo' };
    return;
  }
  for (const getFile of [undefined, '1', '2', '3', '0']) {
    const body = { async: false, orderNo, ...(getFile ? { getFile } : {}) };
    const reply = await send('faceAdvResult', body);
    if (options.gateway && getFile && getFile !== '0' && isForbidden(reply))
      yield {
        kind: 'note',
        request: `faceAdvResult getFile ${getFile}`,
        message: 'HTTP 403: the gateway’s expose.media does not allow it',
      };
    else yield* expectResult(getFile, orderNo, reply);
  }
  yield* expectRefusal('faceAdvResult without orderNo', await send('faceAdvResult', { async: false }));
  yield* expectRefusal(
    'faceAdvResult without Authorization',
    await send('faceAdvResult', { async: false, orderNo }, { authorized: false }),
  );
}

function* checkConsent(consent: object | undefined): Generator<Finding> {
  const request = 'consent page';
  if (!consent) {
    yield { kind: 'note', request, message: 'not tried: pass --consent' };
    return;
  }
  const missing = findMissingConsent({ consent });
  if (missing.length === 0) yield { kind: 'agrees', request, message: 'names all that the law asks for' };
  for (const path of missing)
    yield {
      kind: 'note',
      request,
      message: `${path}: missing, and the law asks for it (docs/compliance.md)`,
    };
}

/** Headers that CORS has to allow for a faceAdv from another origin. */
const CROSS_ORIGIN_HEADERS = 'authorization, content-type, idempotency-key';

function* checkPreflight(reply: Reply | string): Generator<Finding> {
  const request = 'faceAdv from another origin';
  const note = (message: string): Finding => ({ kind: 'note', request, message });
  const isAllowed =
    typeof reply !== 'string' && isOk(reply) && reply.headers.has('Access-Control-Allow-Origin');
  if (!isAllowed) {
    yield note(
      'the preflight has no 2xx with Access-Control-Allow-Origin: only pages of its own origin can use it',
    );
    return;
  }
  const allowed = (reply.headers.get('Access-Control-Allow-Headers') ?? '').toLowerCase().split(/\s*,\s*/);
  // "*" never covers Authorization, so a backend that works lists the headers.
  yield allowed.includes('idempotency-key')
    ? {
        kind: 'agrees',
        request,
        message: 'the preflight allows Idempotency-Key, so api.idempotencyKey may be true',
      }
    : note(
        `the preflight does not allow Idempotency-Key: leave api.idempotencyKey out, or answer Access-Control-Allow-Headers: ${CROSS_ORIGIN_HEADERS}`,
      );
}

async function* checkRepeatedKey(match: object, send: Send): AsyncGenerator<Finding> {
  const request = 'faceAdv with a repeated Idempotency-Key';
  const key = createIdempotencyKey();
  const orders = [];
  for (let arrival = 0; arrival < 2; arrival += 1) {
    const reply = await send('faceAdv', match, { key });
    if (typeof reply === 'string' || !isSuccess(reply)) {
      yield { kind: 'differs', request, message: `expected success: ${describe(reply)}` };
      return;
    }
    orders.push(valueAt(reply.body, 'data.result.orderNo'));
  }
  yield orders[0] === orders[1]
    ? { kind: 'agrees', request, message: 'the same order' }
    : { kind: 'differs', request, message: 'two orders: a request that arrives twice opens both' };
}

/** Checks a photo by path or link. */
async function* checkSource(
  origin: 'fds' | 'uri',
  data: string | undefined,
  match: object,
  send: Send,
): AsyncGenerator<Finding> {
  const request = `faceAdv match ${origin}`;
  if (!data) {
    yield { kind: 'note', request, message: `not tried: give --${origin}` };
    return;
  }
  yield* expectReply(
    request,
    await send('faceAdv', { ...match, sourcePhotoStr: { origin, data } }),
    'faceAdv',
  );
}

/** Expects a success as the document has it, and returns its orderNo. */
function* expectReply(
  request: string,
  reply: Reply | string,
  endpoint: Endpoint,
): Generator<Finding, string | undefined> {
  if (typeof reply === 'string' || !isSuccess(reply)) {
    yield { kind: 'differs', request, message: `expected success: ${describe(reply)}` };
    return undefined;
  }
  yield* checkReply(request, endpoint, reply.body);
  if (endpoint === 'faceAdv' && valueAt(reply.body, 'data.result.faceId') === undefined) {
    yield {
      kind: 'differs',
      request,
      message: 'data.result.faceId: absent, and no face check starts without it',
    };
  }
  const orderNo = valueAt(reply.body, 'data.result.orderNo');
  return typeof orderNo === 'string' ? orderNo : undefined;
}

function* expectAsync(reply: Reply | string): Generator<Finding> {
  const request = 'faceAdv async: true';
  if (typeof reply === 'string' || !isSuccess(reply)) {
    yield { kind: 'differs', request, message: `expected success: ${describe(reply)}` };
    return;
  }
  const hasTicket = valueAt(reply.body, 'data.result.faceId') !== undefined;
  yield valueAt(reply.body, 'data.traceNo') === undefined
    ? { kind: 'differs', request, message: 'data.traceNo: missing' }
    : {
        kind: 'agrees',
        request,
        message: hasTicket ? 'a ticket at once' : 'a traceNo alone: api.resolveTicket is needed',
      };
}

function* expectRefusal(request: string, reply: Reply | string): Generator<Finding> {
  if (typeof reply === 'string' || isSuccess(reply)) {
    const message = typeof reply === 'string' ? reply : 'it was accepted';
    yield { kind: 'differs', request, message: `expected a refusal: ${message}` };
    return;
  }
  const errmsg = valueAt(reply.body, 'errmsg');
  yield { kind: 'agrees', request, message: `refused: ${describe(reply)}` };
  if (typeof errmsg !== 'string' || errmsg === '')
    yield { kind: 'differs', request, message: 'errmsg: documented where errcode is not 0, and missing' };
}

/** Expects that the user is the session's, whatever the page sends. */
function* expectSessionUser(request: string, reply: Reply | string): Generator<Finding> {
  const isAccepted = typeof reply !== 'string' && isSuccess(reply);
  if (isAccepted) yield { kind: 'agrees', request, message: 'accepted, since the session names the user' };
  else yield* expectRefusal(request, reply);
}

/** Schemes for which browsers open their own dialog (RFC 7617, 7616, 4559). */
const DIALOG_SCHEME = /(?:^|,)\s*(Basic|Digest|Negotiate|NTLM)\b/i;

function* noteDialog(request: string, reply: Reply | string): Generator<Finding> {
  if (typeof reply === 'string' || reply.status !== 401) return;
  const [, scheme] = DIALOG_SCHEME.exec(reply.headers.get('WWW-Authenticate') ?? '') ?? [];
  if (!scheme) return;
  const message = `WWW-Authenticate: ${scheme}: on a page of this origin the browser opens its own dialog, and the request hangs; answer Bearer or no WWW-Authenticate, or set api.credentials to 'omit'`;
  yield { kind: 'note', request, message };
}

function* expectResult(
  getFile: string | undefined,
  orderNo: string,
  reply: Reply | string,
): Generator<Finding> {
  const request = `faceAdvResult getFile ${getFile ?? 'absent'}`;
  const answered = yield* expectReply(request, reply, 'faceAdvResult');
  if (typeof reply === 'string' || !isSuccess(reply)) return;
  if (answered !== undefined && answered !== orderNo) {
    yield { kind: 'differs', request, message: 'data.result.orderNo: not the one that was asked for' };
  }
  const unfinished = valueAt(reply.body, 'data.result.tencentCode') !== '0';
  for (const [kind, wanted] of [
    ['photo', ['1', '2']],
    ['video', ['1', '3']],
  ] as const) {
    const isThere = valueAt(reply.body, `data.result.${kind}`) !== undefined;
    const isWanted = wanted.some((value) => value === getFile);
    if (isThere && !isWanted)
      yield { kind: 'differs', request, message: `${kind}: came without being asked for` };
    if (!isThere && isWanted) {
      const message = `${kind}: asked for and not there${unfinished ? '; give --order-no of an order that passed' : ''}`;
      yield { kind: unfinished ? 'note' : 'differs', request, message };
    }
  }
}

/** Returns requests with a userId that the document forbids, each with its reason. */
function invalidUserIds(match: object): readonly (readonly [string, object])[] {
  return [
    ['without userId', { ...match, userId: undefined }],
    ['with special characters in userId', { ...match, userId: 'a b#1' }],
  ];
}

/** Returns the other requests that the document forbids, each with its reason. */
function invalidRequests(match: object, authmatch: object): readonly (readonly [string, object])[] {
  const photo = (data: string) => ({ ...match, sourcePhotoStr: { origin: 'self', data } });
  return [
    ['without type', { ...match, type: undefined }],
    ['with an unknown type', { ...match, type: 'other' }],
    ['match without sourcePhotoStr', { ...match, sourcePhotoStr: undefined }],
    ['with base64 of 400,000 characters', photo('A'.repeat(400_000))],
    ['with a data: prefix', photo(`data:image/jpeg;base64,${sampleJpegBase64}`)],
    ['authmatch without name', { ...authmatch, name: undefined }],
    ['authmatch without idNo', { ...authmatch, idNo: undefined }],
  ];
}

function isSuccess(reply: Reply): boolean {
  const { body } = reply;
  return isOk(reply) && Number(valueAt(body, 'errcode')) === 0 && valueAt(body, 'data.status') === 'SUCCESS';
}

function isOk({ status }: Reply): boolean {
  return status >= 200 && status <= 299;
}

function isForbidden(reply: Reply | string): boolean {
  return typeof reply !== 'string' && reply.status === 403;
}

/** Describes a reply by its codes and the partner's words. */
function describe(reply: Reply | string): string {
  if (typeof reply === 'string') return reply;
  if (reply.body === undefined) return `HTTP ${reply.status}, and no JSON`;
  const errcode = valueAt(reply.body, 'errcode');
  const isCode = typeof errcode === 'number' || (typeof errcode === 'string' && /^-?\d{1,10}$/.test(errcode));
  const words = reply.errmsg ? `: ${reply.errmsg}` : '';
  return `HTTP ${reply.status}, ${isCode ? `errcode ${errcode}` : 'no errcode'}${words}`;
}
