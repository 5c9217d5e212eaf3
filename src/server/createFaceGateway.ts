import { isFaceVerificationError } from '../shared/errors.js';
import { omitUndefined } from '../shared/omitUndefined.js';
import { type Audit, createAudit, eventOf } from './audit.js';
import { callHostFunction } from './callHostFunction.js';
import { createAskResult, createResultEndpoint } from './createResultEndpoint.js';
import { createTicketEndpoint } from './createTicketEndpoint.js';
import { GatewayError, toGatewayError } from './gatewayError.js';
import type { FaceGatewayOptions, FaceSession } from './gatewayOptions.js';
import { logError } from './logError.js';
import { memoryStore } from './memoryStore.js';
import { createOrders } from './orders.js';
import { corsHeaders, isForeign, preflightHeaders } from './origin.js';
import { createPartner } from './partner.js';
import { errorReply, type PageReply, toResponse } from './replies.js';
import { validateGatewayOptions } from './validateGatewayOptions.js';
import {
  createVerdicts,
  type FaceSweepReport,
  type FaceVerifyOptions,
  type FaceVerifyResult,
} from './verdicts.js';
import type { Gateway } from './visit.js';

/** The widget's server half. Call it with each request below the widget's `api.baseUrl`. */
export interface FaceGateway<Context = unknown> {
  /**
   * Answers a request. It never rejects.
   * @param context second argument of `authorize`
   */
  (
    request: Request,
    ...context: undefined extends Context ? [context?: Context] : [context: Context]
  ): Promise<Response>;
  /**
   * Returns whether a user's order has passed, for the moment of the business decision. Asks the partner if there is no
   * verdict yet.
   * @throws FaceVerificationError if the partner cannot be asked
   * @throws Error with the code `store_unavailable` if the store fails
   */
  verify(orderNo: string, options: FaceVerifyOptions): Promise<FaceVerifyResult>;
  /**
   * Asks the partner for due orders whose page never came back, and repeats failed calls of `onVerdict`. Call it every
   * minute, in one process or in all of them. It never rejects because of one order. A call during another one in the same
   * process returns the report of that one.
   * @param options `limit`: maximum number of orders, 100 by default
   * @throws Error with the code `store_unavailable` if the store fails
   */
  sweep(options?: { readonly limit?: number | undefined }): Promise<FaceSweepReport>;
}

/** Maximum number of a user's requests that a process answers at a time. It bounds the memory of their bodies. */
const MAX_CONCURRENT = 10;

const DEFAULT_PATHS = { faceAdv: '/tech/ai/face/faceAdv', faceAdvResult: '/tech/ai/face/faceAdvResult' };

/**
 * Creates the widget's server half: a handler on web-standard types that answers faceAdv and faceAdvResult for pages and asks
 * the partner. `toNodeHandler` adapts it to Node's `http`, Express and Koa.
 * @example
 * const gateway = createFaceGateway({
 *   partnerUrl: 'http://partner.internal:7007',
 *   getPartnerToken: () => requestPartnerToken(),
 *   authorize: (request) => findSession(request.headers.get('cookie')),
 *   types: ['match'],
 *   onVerdict: ({ userId, orderNo, verdict }) => saveVerdict(userId, orderNo, verdict),
 * });
 * @throws FaceVerificationError `invalid_options`
 */
export function createFaceGateway<Context = unknown>(
  options: FaceGatewayOptions<Context>,
): FaceGateway<Context> {
  validateGatewayOptions(options);
  const reportError = createReportError(options.onError);
  const allowedOrigins: ReadonlySet<string> = new Set(options.allowedOrigins);
  const gateway = assemble(options, reportError);
  const { audit, paths, verdicts } = gateway;
  // The longer path first, which may end in the other one.
  const endpoints = [
    { path: withSlash(paths.faceAdv), answer: createTicketEndpoint(gateway) },
    { path: withSlash(paths.faceAdvResult), answer: createResultEndpoint(gateway) },
  ].sort((one, other) => other.path.length - one.path.length);
  const inTurn = createTurns();

  async function authorize(request: Request, context: Context): Promise<FaceSession> {
    const session = await callHostFunction('authorize', () => options.authorize(request, context));
    if (!session) throw new GatewayError('unauthorized', 'Sign in first.');
    const { userId } = session;
    if (typeof userId === 'string' && /^[\w-]{1,32}$/.test(userId)) return { userId };
    const cause = new TypeError('authorize must return a userId of 1 to 32 letters, digits, "_" or "-".');
    throw new GatewayError('unexpected', 'authorize failed.', { cause });
  }

  async function route(request: Request, context: Context, note: Audit): Promise<PageReply> {
    const { pathname } = new URL(request.url);
    const endpoint = endpoints.find(({ path }) => pathname.endsWith(path));
    if (!endpoint) {
      throw new GatewayError('not_found', `There are ${endpoints.map(({ path }) => path).join(' and ')}.`);
    }
    if (isForeign(request, allowedOrigins)) {
      throw new GatewayError(
        'cross_site',
        'This origin is not allowed. allowedOrigins lists those that are.',
      );
    }
    if (request.method !== 'POST') throw new GatewayError('method_not_allowed', 'Only POST is allowed.');
    const session = await authorize(request, context);
    const { userId } = session;
    const noteOfUser: Audit = (about) => note({ userId, ...about });
    return inTurn(userId, async () => {
      try {
        return await endpoint.answer({ request, session, note: noteOfUser });
      } catch (error) {
        return refuse(error, noteOfUser);
      }
    });
  }

  /** Writes a failure into the logs and returns the page's reply. */
  function refuse(error: unknown, note: Audit): PageReply {
    const failure = toGatewayError(error);
    const { code, status, details } = failure;
    // The host's own function has failed, and its error says why.
    if (isFaceVerificationError(error) && error.code === 'token_unavailable')
      reportError(error.cause ?? error);
    else if (code === 'unexpected') reportError(details.cause ?? error);
    const { traceNo, orderNo } = details;
    note({ event: eventOf(code), code, status, orderNo, traceNo });
    return errorReply(failure);
  }

  async function handle(request: Request, context: Context): Promise<Response> {
    const start = Date.now();
    const cors = corsHeaders(request, allowedOrigins);
    if (request.method === 'OPTIONS' && 'Access-Control-Allow-Origin' in cors) {
      return new Response(null, { status: 204, headers: { ...cors, ...preflightHeaders() } });
    }
    const note: Audit = (about) => audit({ ...about, durationMs: Date.now() - start });
    const reply = await route(request, context, note).catch((error: unknown) => refuse(error, note));
    return toResponse(reply, cors);
  }

  return Object.assign(
    // A gateway without a context is called without one.
    (request: Request, context?: Context) => handle(request, context as Context),
    { verify: verdicts.verify, sweep: verdicts.sweep },
  );
}

/** Puts the parts of a gateway together. */
function assemble<Context>(options: FaceGatewayOptions<Context>, onError: (error: unknown) => void): Gateway {
  const { types, allowSubject, extData, onVerdict, photo = {}, expose = {}, store = memoryStore() } = options;
  const defaults = { attemptsPerHour: 10, queriesPerMinute: 120, maxBodyBytes: 450_000 };
  const limits = { ...defaults, ...omitUndefined(options.limits ?? {}) };
  const paths = { ...DEFAULT_PATHS, ...omitUndefined(options.paths ?? {}) };
  const audit = createAudit(options.audit, onError);
  const askPartner = createPartner(options);
  const orders = createOrders(store, onError);
  const askResult = createAskResult(askPartner, paths);
  const verdicts = createVerdicts({ orders, askResult, onVerdict, audit, onError });
  return { types, allowSubject, extData, photo, expose, limits, paths, audit, askPartner, orders, verdicts };
}

/** Returns a function that passes errors to the host, and never throws. */
function createReportError(onError: (error: unknown) => void = logError): (error: unknown) => void {
  return (error) => {
    try {
      onError(error);
    } catch {
      // The host's log has failed, and there is no other.
    }
  };
}

/** Returns a function that answers at most ten requests of a user at a time. */
function createTurns(): (userId: string, answer: () => Promise<PageReply>) => Promise<PageReply> {
  const underWay = new Map<string, number>();
  return async (userId, answer) => {
    const before = underWay.get(userId) ?? 0;
    if (before >= MAX_CONCURRENT) {
      throw new GatewayError('too_many_requests', 'Too many requests at a time.', { retryAfterS: 1 });
    }
    underWay.set(userId, before + 1);
    try {
      return await answer();
    } finally {
      const after = (underWay.get(userId) ?? 1) - 1;
      if (after > 0) underWay.set(userId, after);
      else underWay.delete(userId);
    }
  };
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
