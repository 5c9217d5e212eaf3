import type { VerificationType } from '../flow/model.js';
import type { FaceGatewayErrorCode } from './gatewayError.js';

/** Subject of an audit entry. */
export type FaceAuditEvent =
  /** A page received a ticket for a new order. */
  | 'ticketIssued'
  /** A request arrived again with its idempotency key and received the same reply. */
  | 'ticketReplayed'
  /** A request was refused by the gateway; `code` says why. */
  | 'requestRefused'
  /** The partner refused faceAdv or faceAdvResult; `errcode` is its code. */
  | 'partnerRefused'
  /** The partner could not be reached, or answered unusably; `code` says how. */
  | 'partnerFailed'
  /** The partner opened an order that could not be stored. No page received it. */
  | 'orderLost'
  /** The first verdict of an order. */
  | 'verdictSettled'
  /** `onVerdict` has received a verdict. */
  | 'verdictDelivered'
  /** `onVerdict` failed; `sweep` will call it again. */
  | 'verdictNotDelivered'
  /** A page received photo or video. */
  | 'mediaSent'
  /** The store failed. */
  | 'storeFailed'
  /** An order had no verdict in its lifetime. `sweep` no longer asks for it. */
  | 'orderExpired'
  /** The host asked by `verify`; `reason` is the answer. */
  | 'verified'
  /** A function of the host failed, or the gateway has a defect; `onError` has the error. */
  | 'failed';

/**
 * One line of the audit log. It holds identifiers and codes of closed form: never a photo, name, ID number, token,
 * signature or text of the partner.
 */
export interface FaceAuditEntry {
  /** Time as ISO 8601 in UTC. */
  readonly at: string;
  readonly event: FaceAuditEvent;
  readonly userId?: string | undefined;
  readonly orderNo?: string | undefined;
  /** Trace number of the partner, at most 64 characters. */
  readonly traceNo?: string | undefined;
  readonly type?: VerificationType | undefined;
  readonly verdict?: 'passed' | 'rejected' | undefined;
  /** Tencent's result code. */
  readonly tencentCode?: string | undefined;
  /** The partner's `errcode`. */
  readonly errcode?: number | undefined;
  /** HTTP status that the page received. */
  readonly status?: number | undefined;
  readonly code?: FaceGatewayErrorCode | undefined;
  /** Answer of `verify`. */
  readonly reason?: string | undefined;
  /** Milliseconds from the request's arrival to its reply. */
  readonly durationMs?: number | undefined;
}

export type Audit = (entry: Omit<FaceAuditEntry, 'at'>) => void;

/** Matches identifiers that may be logged. Others are left out: they come from pages or the partner and may be anything. */
const IDENTIFIER = /^[\w-]{1,64}$/;

/** Creates a function that passes entries to the host. A throw of the host's function changes nothing. */
export function createAudit(
  audit: ((entry: FaceAuditEntry) => void) | undefined,
  onError: (error: unknown) => void,
): Audit {
  return ({ event, userId, orderNo, traceNo, tencentCode, ...rest }) => {
    try {
      audit?.({
        at: new Date().toISOString(),
        event,
        ...rest,
        ...identifier('userId', userId),
        ...identifier('orderNo', orderNo),
        ...identifier('traceNo', traceNo),
        ...identifier('tencentCode', tencentCode),
      });
    } catch (error) {
      onError(error);
    }
  };
}

/** Returns the subject of an entry about a failure. */
export function eventOf(code: FaceGatewayErrorCode): FaceAuditEvent {
  if (code === 'unexpected') return 'failed';
  if (code === 'store_unavailable') return 'storeFailed';
  return code.startsWith('partner_') ? 'partnerFailed' : 'requestRefused';
}

function identifier(name: string, value: string | undefined): object {
  return typeof value === 'string' && IDENTIFIER.test(value) ? { [name]: value } : {};
}
