import type { Ticket } from '../flow/model.js';
import type { GetToken } from './createTokenSource.js';
import type { ExtraHeaders } from './requestHeaders.js';

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Returns the ticket of a faceAdv reply that carried a `traceNo` alone. */
export type ResolveTicket = (traceNo: string, signal: AbortSignal) => Promise<Ticket>;

export interface ApiOptions {
  /**
   * Base URL of the host's backend: a path of this origin or another origin, such as `/api` or
   * `https://api.example.com`. Nothing is sent to any other origin, and redirects are not followed.
   */
  readonly baseUrl: string;
  /**
   * Returns the token for the Authorization header, which the host's login issues; never the partner's. Not needed if the
   * session is a cookie of the same origin. Called as soon as there is a photo, so that faceAdv does not wait for
   * it. Called again, once, when the backend answers 401. A call that takes longer than 15 s fails with
   * `token_unavailable`; the next attempt calls it again.
   */
  readonly getToken?: GetToken | undefined;
  /**
   * Paths that are appended to `baseUrl`.
   * @default { faceAdv: '/tech/ai/face/faceAdv', faceAdvResult: '/tech/ai/face/faceAdvResult' }
   */
  readonly paths?:
    | { readonly faceAdv?: string | undefined; readonly faceAdvResult?: string | undefined }
    | undefined;
  /**
   * Request headers besides Authorization, such as a gateway's key. A function is called before each request.
   * @default {}
   */
  readonly headers?: ExtraHeaders | (() => ExtraHeaders) | undefined;
  /**
   * Whether requests carry cookies, as in `fetch`. The default includes the cookies of the page's origin, since sessions
   * and gateways need them. With cookies, a 401 of that origin must not ask for Basic or Digest by `WWW-Authenticate`: the
   * browser would open its own dialog, and the request would hang until its timeout (measured: Chromium 156). With `omit`
   * there are no cookies and no dialog.
   * @default 'same-origin'
   */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * Whether each faceAdv carries an `Idempotency-Key`, by which the backend recognizes a request that arrives twice and
   * opens one order for it (docs/backend.md). On another origin its CORS rules must allow the header, or no request leaves.
   * @default true if `baseUrl` has the page's origin, else false
   */
  readonly idempotencyKey?: boolean | undefined;
  /**
   * Replaces the browser's `fetch`, such as by an app's. A request times out after 60 s (faceAdv, media) or 15 s
   * (faceAdvResult), even if the function ignores its signal.
   * @default globalThis.fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * Any JSON value, passed through to the partner.
   * @default undefined
   */
  readonly extData?: JsonValue | undefined;
  /**
   * Asks faceAdv to answer asynchronously. If its reply then carries a `traceNo` alone, `resolveTicket` is needed.
   * @default false
   */
  readonly async?: boolean | undefined;
  /**
   * Returns the ticket of an asynchronous faceAdv from the host's backend. Its timeout is 60 s; then the attempt fails
   * with `request_timed_out`.
   * @default undefined
   */
  readonly resolveTicket?: ResolveTicket | undefined;
}
