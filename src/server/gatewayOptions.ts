import type { JsonValue } from '../client/apiOptions.js';
import type { GetToken } from '../client/createTokenSource.js';
import type { Identity, ResultMedia, SourcePhoto, VerificationType } from '../flow/model.js';
import type { FaceAuditEntry } from './audit.js';
import type { FaceStore } from './store.js';

/** The user who asks, by the host's own session. */
export interface FaceSession {
  /** Stable ID of the user, as the partner accepts it: 1–32 letters, digits, `_` or `-`. */
  readonly userId: string;
}

/** Data that a page asks to verify. `allowSubject` sees it before the partner does; it is never stored or logged. */
export type FaceSubject =
  | { readonly type: 'match'; readonly photo: SourcePhoto }
  | { readonly type: 'authmatch'; readonly identity: Identity };

/** An order of the partner, bound to the user for whom it was opened. */
export interface FaceOrder {
  readonly orderNo: string;
  readonly userId: string;
  readonly type: VerificationType;
  /** Trace number of faceAdv. */
  readonly traceNo: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Verdict of an order, from the partner's faceAdvResult. */
export interface FaceVerdict extends Omit<FaceOrder, 'traceNo'> {
  readonly verdict: 'passed' | 'rejected';
  /** Tencent's result code: `0` for passed. */
  readonly tencentCode: string;
  /** Trace number of faceAdvResult. */
  readonly traceNo: string;
  /** Message from Tencent: untrusted text, at most 200 characters. */
  readonly tencentMsg?: string | undefined;
  readonly bizSeqNo?: string | undefined;
  /** Score of liveness, 0–100, as text. */
  readonly liveRate?: string | undefined;
  /** Score of similarity, 0–100, as text. */
  readonly similarity?: string | undefined;
  /** Time of the face check as `yyyyMMddHHmmss`, Beijing time. */
  readonly occurredTime?: string | undefined;
}

/** Photos that pages may send for `match`. Base64 in the request (`self`) is always accepted. */
export interface FacePhotoRules {
  /**
   * Origins (scheme, host and port) to which a photo with `origin: 'uri'` may link, such as `https://files.example.com`.
   * The partner fetches the link, so a page must not choose its host.
   * @default [] none
   */
  readonly uriOrigins?: readonly string[] | undefined;
  /**
   * Whether photos with `origin: 'fds'` are accepted: paths of the partner's file server. Use `allowSubject` to check that
   * a path is the user's own.
   * @default false
   */
  readonly fds?: boolean | undefined;
}

/** Extras that pages receive beyond the verdict, its code and the trace number. */
export interface FaceExposure {
  /**
   * Whether pages receive the partner's own messages, which the widget shows under 详情.
   * @default false
   */
  readonly messages?: boolean | undefined;
  /**
   * Whether pages receive the scores, for the widget's `result.showScores`.
   * @default false
   */
  readonly scores?: boolean | undefined;
  /**
   * Recordings that a page may fetch of its own user's order, for the widget's `resultMedia`.
   * @default none
   */
  readonly media?: ResultMedia | ((order: FaceOrder) => ResultMedia | undefined) | undefined;
}

export interface FaceGatewayLimits {
  /**
   * Maximum number of orders that a user may open per hour. An attempt that the partner did not process is not counted.
   * @default 10
   */
  readonly attemptsPerHour?: number | undefined;
  /**
   * Maximum number of a user's faceAdvResult requests per minute. The widget sends at most one a second per page.
   * @default 120
   */
  readonly queriesPerMinute?: number | undefined;
  /**
   * Maximum size of a faceAdv body in bytes. The largest photo has 399,996 characters.
   * @default 450_000
   */
  readonly maxBodyBytes?: number | undefined;
}

/**
 * Options of `createFaceGateway`.
 * @typeParam Context second argument of the gateway, such as Node's request, which `authorize` receives
 */
export interface FaceGatewayOptions<Context = unknown> {
  /** Base URL of the partner, such as `http://partner.internal:7007`. Pages never see it. Redirects are not followed. */
  readonly partnerUrl: string;
  /**
   * Returns the partner's token for the Authorization header. It is cached; after a 401 it is requested once for all
   * waiting requests, with the reason `expired`. Pages never see it. Its timeout is 15 s.
   */
  readonly getPartnerToken: GetToken;
  /**
   * Returns the user who sends a request, by the host's session cookie or page token; `undefined` or `null` for a 401. It
   * must not read the body. Its timeout is 10 s.
   */
  readonly authorize: (
    request: Request,
    context: Context,
  ) => FaceSession | null | undefined | Promise<FaceSession | null | undefined>;
  /**
   * Types that pages may request. A page that may choose `match` picks the photo that its user is compared with, so list
   * only those that the business accepts.
   */
  readonly types: readonly VerificationType[];
  /**
   * Storage of orders, attempts and idempotency keys. More than one process needs `redisStore`.
   * @default memoryStore()
   */
  readonly store?: FaceStore | undefined;
  /**
   * Receives the verdict of each order at least once: before the page does, from `verify`, or from `sweep`. Handle a
   * repeated order as no news. A throw, or a call of more than 10 s, is repeated by the next `sweep`.
   */
  readonly onVerdict?: ((verdict: FaceVerdict) => void | Promise<void>) | undefined;
  /**
   * Returns whether a user may be verified with this photo, name and number; a 403 otherwise. For `authmatch` compare with
   * the identity on the user's account. Its timeout is 10 s.
   * @default every valid subject
   */
  readonly allowSubject?:
    | ((subject: FaceSubject, session: FaceSession) => boolean | Promise<boolean>)
    | undefined;
  /** Receives one entry per outcome, without personal data. See docs/gateway.md. */
  readonly audit?: ((entry: FaceAuditEntry) => void) | undefined;
  /**
   * Receives errors of the host's own functions and store, and unexpected ones.
   * @default console.error
   */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** @default base64 alone */
  readonly photo?: FacePhotoRules | undefined;
  /** @default nothing */
  readonly expose?: FaceExposure | undefined;
  readonly limits?: FaceGatewayLimits | undefined;
  /**
   * Other origins whose pages may call the gateway, such as `https://shop.example`. They get CORS headers with credentials.
   * The gateway's own origin is always allowed; list it if a proxy changes the Host header.
   * @default [] none
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Paths of the partner, below `partnerUrl`. Requests of pages end in the same paths, below any prefix.
   * @default { faceAdv: '/tech/ai/face/faceAdv', faceAdvResult: '/tech/ai/face/faceAdvResult' }
   */
  readonly paths?:
    | { readonly faceAdv?: string | undefined; readonly faceAdvResult?: string | undefined }
    | undefined;
  /**
   * Any JSON value for the partner. The page's own `extData` goes nowhere.
   * @default undefined
   */
  readonly extData?: JsonValue | ((session: FaceSession) => JsonValue) | undefined;
  /**
   * Sends requests to the partner, such as through a proxy or with a client certificate. The body is bytes.
   * @default Node's own HTTP client under Node, `globalThis.fetch` elsewhere
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
}
