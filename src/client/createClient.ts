import ky from 'ky';
import { FaceVerificationError } from '../errors.js';
import type { Outcome, Subject, Ticket } from '../flow/model.js';
import { parseOutcome, parseTicket } from './contract.js';
import { createTokenSource, type GetToken } from './createTokenSource.js';
import { abortError, orAbort } from './wait.js';

export interface ApiOptions {
  /** Same origin or the host's own backend, such as `/api` or `https://api.example.com`. No default. */
  readonly baseUrl: string;
  /** The token for the Authorization header, sent as it is. Asked again, once, when the backend says 401. */
  readonly getToken?: GetToken;
  /** Default: `/tech/ai/face/faceAdv` and `/tech/ai/face/faceAdvResult`, appended to `baseUrl`. */
  readonly paths?: { readonly faceAdv?: string; readonly faceAdvResult?: string };
  readonly fetch?: typeof globalThis.fetch;
}

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export interface ClientOptions {
  readonly api: ApiOptions;
  readonly userId: string;
  readonly extData?: JsonValue;
  readonly getFile?: '1' | '2' | '3';
}

export interface Client {
  /** POST faceAdv, once: it has a side effect and cannot be repeated by machine. */
  requestTicket(subject: Subject, signal: AbortSignal): Promise<Ticket>;
  /** POST faceAdvResult, once; `undefined` means no verdict yet. */
  queryOutcome(orderNo: string, signal: AbortSignal): Promise<Outcome | undefined>;
}

/** 400,000 characters at 10 kB/s, a poor 2G uplink, take 40 s; the backend then calls the vendor. */
const FACE_ADV_DEADLINE_MS = 60_000;
const FACE_ADV_RESULT_DEADLINE_MS = 15_000;

export function createClient({ api, userId, extData, getFile }: ClientOptions): Client {
  const token = api.getToken && createTokenSource(api.getToken);
  const http = ky.create({
    prefix: api.baseUrl,
    retry: 0,
    // ky's own time-out needs AbortSignal.any (Chrome 116, iOS 17.4) to really abort; ours does everywhere.
    timeout: false,
    throwHttpErrors: false,
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    ...(api.fetch ? { fetch: api.fetch } : {}),
  });

  /** Status and text of one reply, whatever it is. Everything that can go wrong on the way has its code. */
  async function post(path: string, json: object, authorization: string | undefined, signal: AbortSignal) {
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    try {
      const response = await http.post(path, { json, headers, signal });
      return { status: response.status, text: await response.text() };
    } catch {
      if (signal.aborted) throw abortError();
      // Browsers say "Failed to fetch" or "Load failed" and no more; ky's error carries the request and with
      // it the token, so it is not kept as the cause.
      throw new FaceVerificationError('network_unreachable', `${path} could not be reached.`);
    }
  }

  async function call(path: string, json: object, signal: AbortSignal): Promise<unknown> {
    const first = token && (await orAbort(token.get(), signal));
    let reply = await post(path, json, first, signal);
    if (reply.status === 401 && token && first !== undefined) {
      reply = await post(path, json, await orAbort(token.renew(first), signal), signal);
    }
    return readReply(path, reply);
  }

  const common = extData === undefined ? {} : { extData };
  const faceAdv = api.paths?.faceAdv ?? '/tech/ai/face/faceAdv';
  const faceAdvResult = api.paths?.faceAdvResult ?? '/tech/ai/face/faceAdvResult';

  return {
    async requestTicket(subject, signal) {
      const body = { ...common, async: false, userId, ...describe(subject) };
      return parseTicket(await withDeadline(FACE_ADV_DEADLINE_MS, signal, (s) => call(faceAdv, body, s)));
    },
    async queryOutcome(orderNo, signal) {
      const body = { ...common, async: false, orderNo, ...(getFile ? { getFile } : {}) };
      const reply = await withDeadline(FACE_ADV_RESULT_DEADLINE_MS, signal, (s) =>
        call(faceAdvResult, body, s),
      );
      return parseOutcome(reply, orderNo);
    },
  };
}

function describe(subject: Subject): object {
  if (subject.type === 'authmatch') return { type: subject.type, ...subject.identity };
  return { type: subject.type, sourcePhotoStr: { origin: 'self', data: subject.photo.base64 } };
}

/** The HTTP status wins over the body; a body is JSON only once it parsed. */
function readReply(path: string, { status, text }: { status: number; text: string }): unknown {
  const details = { httpStatus: status };
  if (status === 401) {
    throw new FaceVerificationError('unauthorized', `${path} answered 401, also to a fresh token.`, {
      details,
    });
  }
  if (status < 200 || status > 299) {
    throw new FaceVerificationError('http_error', `${path} answered HTTP ${status}.`, { details });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FaceVerificationError('malformed_response', `${path} answered something other than JSON.`, {
      details,
    });
  }
}

/** Runs `work` with a signal that aborts with `outer` or after `ms`; the latter is `request_timed_out`. */
async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer.aborted) throw abortError();
  const controller = new AbortController();
  const abort = () => controller.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    abort();
  }, ms);
  outer.addEventListener('abort', abort);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (late) throw new FaceVerificationError('request_timed_out', `No reply within ${ms / 1000} s.`);
    throw error;
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}
